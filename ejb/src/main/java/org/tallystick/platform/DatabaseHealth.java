package org.tallystick.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Whether the application's user reaches the database.
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

  private static final int PATIENCE_SECONDS = 2;

  @Resource(lookup = "java:jboss/datasources/TallystickDS")
  private DataSource application;

  @Override
  public String subject() {
    return "database";
  }

  @Override
  public Health look() {
    try (Connection connection = application.getConnection()) {
      return connection.isValid(PATIENCE_SECONDS)
          ? new Health.Up()
          : new Health.Down("does not answer within " + PATIENCE_SECONDS + " s");
    } catch (SQLException unreachable) {
      return new Health.Down(
          "cannot be reached; see the log, and check TALLYSTICK_DB_URL and that the database runs");
    }
  }
}
