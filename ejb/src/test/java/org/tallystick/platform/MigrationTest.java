package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.testkit.Wiring;

/// The schema is made and kept; one that was made otherwise is not touched.
class MigrationTest {

  private final JdbcDataSource source = new JdbcDataSource();

  @BeforeEach
  void anArchiveWithSomethingInIt() throws SQLException {
    source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    source.setUser("owner");
    source.setPassword("owner");
    migrate();
    sql(
        "insert into partner (id, name, created_at) values ('acme', 'Acme', current_timestamp)",
        "insert into transparency_log (id, origin, size, last_at) values ('acme', 'localhost/tallystick/acme', 0, current_timestamp)");
  }

  @AfterEach
  void drop() throws SQLException {
    sql("shutdown");
  }

  /// As a start of the server does.
  private void migrate() {
    Wiring wiring = new Wiring().with(source).with(new Settings());
    wiring.make(Database.class, "ask");
    wiring.make(Persistence.class);
    wiring.with(nobodys(EntityManager.class)).with(nobodys(EntityManagerFactory.class));
    wiring.make(Migration.class).migrate();
  }

  /// Handed on, and never asked here.
  private static <T> T nobodys(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /// Everything the database holds, as the statements that make it.
  private List<String> everything() throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("script")) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }

  @Test
  void anotherStartChangesNothing() throws SQLException {
    List<String> before = everything();

    migrate();

    assertThat(everything()).isEqualTo(before).anyMatch(each -> each.contains("'Acme'"));
  }

  @Test
  void aDatabaseWhoseEarlierStepsWereOthersIsRefusedAndLeftAsItIs() throws SQLException {
    sql(
        "update \"flyway_schema_history\" set \"checksum\" = \"checksum\" + 1 where \"version\" = '5'");
    List<String> before = everything();

    assertThatThrownBy(this::migrate)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("TLY-0023 database schema: cannot be brought up to date.")
        .hasMessageContaining("start that version, or restore a backup")
        .hasMessageContaining("Data were not changed.")
        .hasMessageContaining("checksum mismatch");

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void aDatabaseOfALaterVersionIsNotTouchedEither() throws SQLException {
    sql(
        "insert into \"flyway_schema_history\" select \"installed_rank\" + 1000, '9999', 'later', \"type\", 'V9999__later.sql', 1, \"installed_by\", \"installed_on\", 1, true from \"flyway_schema_history\" where \"version\" = '5'");
    List<String> before = everything();

    try {
      migrate();
    } catch (IllegalStateException refused) {
      assertThat(refused).hasMessageStartingWith("TLY-0023");
    }

    assertThat(everything()).isEqualTo(before);
  }
}
