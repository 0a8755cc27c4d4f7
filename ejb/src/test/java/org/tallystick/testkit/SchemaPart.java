package org.tallystick.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// A database of H2 in memory with a part of the real schema, empty, to ask for {@link QueryPlan}s.
public final class SchemaPart {

  private SchemaPart() {}

  /// @param scripts migrations in order, with their folder and without `.sql`
  /// @return a connection; the database ends with it
  public static Connection open(String... scripts) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
    try (Statement statement = connection.createStatement()) {
      for (String script : scripts) {
        statement.execute("runscript from 'classpath:db/migration/" + script + ".sql'");
      }
    }
    return connection;
  }
}
