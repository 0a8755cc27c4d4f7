package org.tallystick.fsck;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.h2.engine.Constants;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Statements;

/// The database as one snapshot: what is committed meanwhile is not seen. Not thread-safe; of one statement only one result is open at a time.
final class Rows implements AutoCloseable {

  private static final int FETCHED = 1000;

  private final Connection connection;
  private final int isolationBefore;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final Map<String, PreparedStatement> writing = new HashMap<>();
  private int waiting;

  private Rows(Connection connection, int isolationBefore) {
    this.connection = connection;
    this.isolationBefore = isolationBefore;
  }

  /// @param connection closed with this
  static Rows snapshot(Connection connection) {
    try {
      int before = connection.getTransactionIsolation();
      connection.setAutoCommit(false);
      boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
      connection.setTransactionIsolation(
          h2 ? Constants.TRANSACTION_SNAPSHOT : Connection.TRANSACTION_REPEATABLE_READ);
      return new Rows(connection, before);
    } catch (SQLException failed) {
      throw fault(failed);
    }
  }

  @FunctionalInterface
  interface Each {
    void read(ResultSet row) throws SQLException;
  }

  void each(String sql, Each each, @Nullable Object... values) {
    try (ResultSet rows = Statements.bind(statement(sql), values).executeQuery()) {
      while (rows.next()) {
        each.read(rows);
      }
    } catch (SQLException failed) {
      throw fault(failed);
    }
  }

  <T> Optional<T> first(String sql, Sql.Row<T> row, @Nullable Object... values) {
    try (ResultSet rows = Statements.bind(statement(sql), values).executeQuery()) {
      return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
    } catch (SQLException failed) {
      throw fault(failed);
    }
  }

  boolean exists(String sql, @Nullable Object... values) {
    return first(sql, row -> true, values).isPresent();
  }

  /// A stored hash; zeros, which none is, when what is stored is none.
  static byte[] hash(ResultSet row, String column) throws SQLException {
    byte[] stored = row.getBytes(column);
    return stored != null && stored.length == Sha256.LENGTH ? stored : new byte[Sha256.LENGTH];
  }

  /// Of a query that gives one number.
  long number(String sql, @Nullable Object... values) {
    return first(sql, row -> row.getLong(1), values).orElseThrow();
  }

  void change(String sql, @Nullable Object... values) {
    try {
      flush();
      Statements.bind(statement(sql), values).executeUpdate();
    } catch (SQLException failed) {
      throw fault(failed);
    }
  }

  /// Writes with the next {@link #flush()} at the latest.
  void write(String sql, @Nullable Object... values) {
    try {
      PreparedStatement statement = writing.get(sql);
      if (statement == null) {
        statement = connection.prepareStatement(sql);
        writing.put(sql, statement);
      }
      Statements.bind(statement, values).addBatch();
      if (++waiting == FETCHED) {
        flush();
      }
    } catch (SQLException failed) {
      throw fault(failed);
    }
  }

  void flush() {
    try {
      for (PreparedStatement statement : writing.values()) {
        statement.executeBatch();
      }
      waiting = 0;
    } catch (SQLException failed) {
      throw fault(failed);
    }
  }

  void commit() {
    flush();
    try {
      connection.commit();
    } catch (SQLException failed) {
      throw fault(failed);
    }
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statement.setFetchSize(FETCHED);
      prepared.put(sql, statement);
    }
    return statement;
  }

  private static CheckFault fault(SQLException failed) {
    return new CheckFault(
        "TLY-0640 check: the database does not answer: " + failed.getMessage(), failed);
  }

  @Override
  public void close() {
    try (connection) {
      for (PreparedStatement statement : prepared.values()) {
        statement.close();
      }
      for (PreparedStatement statement : writing.values()) {
        statement.close();
      }
      connection.rollback();
      connection.setTransactionIsolation(isolationBefore);
      connection.setAutoCommit(true);
    } catch (SQLException failed) {
      throw fault(failed);
    }
  }
}
