package org.tallystick.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// Plain SQL in the caller's transaction, for rows that are no entities: wide scans, caches, keys of bytes.
///
/// Parameters are what {@link Statements} takes.
@ApplicationScoped
public class Sql {

  private static final int BATCH = 500;

  @Inject private EntityManager entities;

  /// Makes a value of one row.
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  public <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
    return session()
        .doReturningWork(connection -> {
          try (PreparedStatement statement =
                  Statements.bind(connection.prepareStatement(sql), values);
              ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
              found.add(row.read(rows));
            }
            return found;
          }
        });
  }

  /// Runs one query for each set of values, and gives all rows found. H2 looks through a whole range for `in (…)` on the second column of a key.
  public <T> List<T> listAll(String sql, Row<T> row, Collection<@Nullable Object[]> valueSets) {
    return session()
        .doReturningWork(connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            List<T> found = new ArrayList<>();
            for (@Nullable Object[] values : valueSets) {
              try (ResultSet rows = Statements.bind(statement, values).executeQuery()) {
                while (rows.next()) {
                  found.add(row.read(rows));
                }
              }
            }
            return found;
          }
        });
  }

  /// The first row, if there is one.
  public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values) {
    return list(sql, row, values).stream().findFirst();
  }

  /// @return how many rows changed
  public int change(String sql, @Nullable Object... values) {
    return session()
        .doReturningWork(connection -> {
          try (PreparedStatement statement =
              Statements.bind(connection.prepareStatement(sql), values)) {
            return statement.executeUpdate();
          }
        });
  }

  /// Runs one statement for many rows.
  public void changeAll(String sql, Collection<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    session().doWork(connection -> changeAll(connection, sql, rows));
  }

  private static void changeAll(
      Connection connection, String sql, Collection<@Nullable Object[]> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (@Nullable Object[] row : rows) {
        Statements.bind(statement, row).addBatch();
        if (++waiting % BATCH == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private Session session() {
    return entities.unwrap(Session.class);
  }

  /// A `timestamp with time zone`.
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Statements.instant(row, column);
  }

  /// The same where the column may be null.
  public static Optional<Instant> instantOrNone(ResultSet row, String column) throws SQLException {
    return Statements.instantOrNone(row, column);
  }
}
