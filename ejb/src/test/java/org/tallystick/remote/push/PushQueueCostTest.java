package org.tallystick.remote.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.testkit.QueryPlan;
import org.tallystick.testkit.SchemaPart;

/// However many files wait for a server that is not there, to look for one that is due reads few rows: it is asked each second.
class PushQueueCostTest {

  private static final int WAITING = 3000;
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    connection =
        SchemaPart.open(
            "common/V1__ledger_archive_directory",
            "common/V2__partners_people_business",
            "common/V18__remote_servers",
            "common/V27__push_names");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set referential_integrity false");
      statement.execute(
          ("insert into remote_push (log_id, idx, interface_id, name, attempts, next_at, has_begun, gave_up)"
                  + " select 'acme', x, 'acme.invoices', stringtoutf8('f' || x), 0, timestamp with time zone '2026-11-20 07:00:00Z', false, false"
                  + " from system_range(1, %d)")
              .formatted(WAITING));
      statement.execute("analyze");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void oneThatIsDueIsFoundAmongMany() throws SQLException {
    assertThat(plan(PushQueue.FIRST_DUE).scanned().sum()).isBetween(1L, 10L);
  }

  @Test
  void anEarlierOneOfTheNameIsLookedUpByIt() throws SQLException {
    assertThat(plan(PushQueue.DUE).text()).containsIgnoringCase("/* public.remote_push_name:");
  }

  private QueryPlan plan(String sql) throws SQLException {
    return QueryPlan.of(connection, sql, "acme.invoices", NOW);
  }
}
