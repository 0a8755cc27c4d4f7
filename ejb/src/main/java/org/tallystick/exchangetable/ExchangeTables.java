package org.tallystick.exchangetable;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.tallystick.platform.Database;
import org.tallystick.platform.DatabaseKind;
import org.tallystick.platform.InvalidSettingException;
import org.tallystick.platform.Settings;

/// Whether the exchange tables are in use, and for whom: at start-up the user that `TALLYSTICK_EXCHANGE_USER` names gets what it may do with them, and nothing else.
@Singleton
@Startup
@DependsOn("Migration")
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class ExchangeTables {

  static final String USER = "TALLYSTICK_EXCHANGE_USER";
  private static final String PASSWORD = "TALLYSTICK_EXCHANGE_PASSWORD";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private static final List<String> GRANTS =
      List.of(
          "grant select, insert (interface_id, name, content, sha256, confirmed) on exchange_outbox to %s",
          "grant select on exchange_inbox, exchange_delivery to %s",
          "grant select, insert (inbox_id, reference) on exchange_acknowledgement to %s");

  @Resource(lookup = "java:jboss/datasources/TallystickOwnerDS")
  private DataSource owner;

  @Inject private Settings settings;
  @Inject private Database database;
  @Inject private Inbox inbox;

  @PostConstruct
  void open() {
    Optional<String> user = settings.find(USER);
    if (user.isEmpty()) {
      return;
    }
    require(database.kind());
    requireName(user.get());
    grant(user.get());
    inbox.open();
  }

  /// @throws InvalidSettingException it is not PostgreSQL
  static void require(DatabaseKind kind) {
    if (kind != DatabaseKind.POSTGRESQL) {
      throw new InvalidSettingException(
          "TLY-0945 setting "
              + USER
              + ": found database "
              + kind
              + ", expected PostgreSQL: the embedded database is open to this server only, so no ERP can have tables in it;"
              + " take the setting away, or set TALLYSTICK_DB_URL");
    }
  }

  /// @throws InvalidSettingException it is no role's name
  static void requireName(String user) {
    if (!NAME.matcher(user).matches()) {
      throw new InvalidSettingException(
          "TLY-0946 setting "
              + USER
              + ": found \""
              + user
              + "\", expected a role's name of letters, digits and underscores");
    }
  }

  private void grant(String user) {
    String quoted = '"' + user + '"';
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(connection, user)) {
        String password =
            settings
                .find(PASSWORD)
                .orElseThrow(() ->
                    new InvalidSettingException(
                        "TLY-0947 setting "
                            + USER
                            + ": there is no role "
                            + user
                            + "; create it, or set "
                            + PASSWORD
                            + " so that it is made"));
        statement.execute(
            "create role " + quoted + " login password '" + password.replace("'", "''") + "'");
      }
      for (String grant : GRANTS) {
        statement.execute(grant.formatted(quoted));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "TLY-0948 exchange tables: role "
              + user
              + " could not be given its rights ("
              + failed.getMessage()
              + "); an owner that may not create roles needs one that exists",
          failed);
    }
  }

  private static boolean exists(Connection connection, String user) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
      statement.setString(1, user);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
