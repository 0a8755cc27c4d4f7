package org.tallystick.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.util.JdbcUtils;

/// Brings the schema up to date as the database's owner, before anything uses it.
@Singleton
@Startup
@DependsOn("DataLock")
@PermitAll
@TransactionManagement(TransactionManagementType.BEAN)
public class Migration {

  private static final int RETENTION_MILLIS = 5000;

  @Resource(lookup = "java:jboss/datasources/TallystickOwnerDS")
  private DataSource owner;

  @Inject private Settings settings;
  @Inject private Database database;
  @Inject private Persistence persistence;
  @PersistenceContext private EntityManager entities;
  @PersistenceUnit private EntityManagerFactory factory;

  @PostConstruct
  void migrate() {
    DatabaseKind kind = database.kind();
    if (kind == DatabaseKind.H2) {
      JdbcUtils.addClassFactory(new GuardClasses());
      reuseSpaceSoon();
    }
    try {
      schema(kind).migrate();
    } catch (FlywayException failed) {
      throw new IllegalStateException(
          "TLY-0023 database schema: cannot be brought up to date. Either another version of Tallystick made it: start that version, or restore a backup made by a released one;"
              + " or the owner may not change it. Data were not changed. The reason: "
              + String.valueOf(failed.getMessage())
                  .lines()
                  .limit(2)
                  .collect(Collectors.joining(", ")),
          failed);
    }
    persistence.open(entities, factory);
  }

  private Flyway schema(DatabaseKind kind) {
    return Flyway.configure(getClass().getClassLoader())
        .dataSource(owner)
        .locations("classpath:db/migration/common", "classpath:db/migration/" + kind.folder())
        .placeholders(
            Map.of(
                "appUser", settings.text("TALLYSTICK_DB_USER", "tallystick"),
                "appPassword",
                    settings.text("TALLYSTICK_DB_PASSWORD", "tallystick").replace("'", "''")))
        .validateMigrationNaming(true)
        .load();
  }

  /// H2 keeps what was overwritten for 45 s in case the disk lies about its order. We sync after each batch, so a tenth does, and the file stays small under load.
  private void reuseSpaceSoon() {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set retention_time " + RETENTION_MILLIS);
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "TLY-0022 database: the owner may not change its settings", failed);
    }
  }
}
