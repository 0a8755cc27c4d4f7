package org.tallystick.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Which database we run on. No enterprise bean: while the server starts, those answer only the thread that starts it.
@ApplicationScoped
public class Database {

  @Resource(lookup = "java:jboss/datasources/TallystickOwnerDS")
  private DataSource owner;

  private DatabaseKind kind;

  @PostConstruct
  void ask() {
    try (Connection connection = owner.getConnection()) {
      kind = DatabaseKind.ofProduct(connection.getMetaData().getDatabaseProductName());
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "TLY-0020 database: the owner cannot connect; check TALLYSTICK_DB_URL and TALLYSTICK_DB_OWNER_USER/_PASSWORD",
          failed);
    }
  }

  public DatabaseKind kind() {
    return kind;
  }
}
