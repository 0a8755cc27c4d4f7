package org.tallystick.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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

  private final Path data;
  private final int port;
  private EmbeddedPostgres postgres;

  private PostgresCluster(Path data, int port) {
    this.data = data;
    this.port = port;
    this.postgres = open(data, port);
  }

  public static PostgresCluster start() {
    PostgresCluster cluster =
        new PostgresCluster(Checkout.freshFolder("postgres").resolve("data"), Checkout.freePort());
    cluster.prepare();
    return cluster;
  }

  /// After [#close]: the same data at the same address.
  public void startAgain() {
    postgres = open(data, port);
  }

  private static EmbeddedPostgres open(Path data, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(port)
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void prepare() {
    String quoted = PASSWORD.replace("'", "''");
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
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

  /// So that the server can make the role of an ERP.
  public void letOwnerCreateRoles() throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter role " + OWNER + " createrole");
    }
  }

  public Connection as(String role, String password) throws SQLException {
    return DriverManager.getConnection(url(), role, password);
  }

  public Connection asOwner() throws SQLException {
    return DriverManager.getConnection(url(), OWNER, PASSWORD);
  }

  public Connection asApplication() throws SQLException {
    return DriverManager.getConnection(url(), APPLICATION, PASSWORD);
  }

  private String url() {
    return "jdbc:postgresql://localhost:" + port + "/" + DATABASE;
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
