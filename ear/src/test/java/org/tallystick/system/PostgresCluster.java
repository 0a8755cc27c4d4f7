package org.tallystick.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// A PostgreSQL of real binaries with what an administrator prepares for us: a database, its owner, the application's user and the role that may erase.
public final class PostgresCluster implements AutoCloseable {

  private static final String DATABASE = "tallystick";
  private static final String OWNER = "tally_owner";
  private static final String APPLICATION = "tally_app";
  private static final String PASSWORD = "a 'quoted' secret";

  private final EmbeddedPostgres postgres;

  private PostgresCluster(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  public static PostgresCluster start() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
      PostgresCluster cluster = new PostgresCluster(postgres);
      cluster.prepare();
      return cluster;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void prepare() {
    String quoted = PASSWORD.replace("'", "''");
    try (Connection connection = postgres.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("create role " + OWNER + " login password '" + quoted + "'");
      statement.execute("create role " + APPLICATION + " login password '" + quoted + "'");
      statement.execute("create role tallystick_eraser nologin");
      statement.execute("create database " + DATABASE + " owner " + OWNER);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /// The setup of a server that keeps everything but contents here.
  public ServerSetup applyTo(ServerSetup setup) {
    return setup
        .with("TALLYSTICK_DB_URL", url())
        .with("TALLYSTICK_DB_USER", APPLICATION)
        .with("TALLYSTICK_DB_PASSWORD", PASSWORD)
        .with("TALLYSTICK_DB_OWNER_USER", OWNER)
        .with("TALLYSTICK_DB_OWNER_PASSWORD", PASSWORD);
  }

  public Connection asOwner() throws SQLException {
    return DriverManager.getConnection(url(), OWNER, PASSWORD);
  }

  public Connection asApplication() throws SQLException {
    return DriverManager.getConnection(url(), APPLICATION, PASSWORD);
  }

  private String url() {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + DATABASE;
  }

  /// Stops it while clients are at work.
  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
