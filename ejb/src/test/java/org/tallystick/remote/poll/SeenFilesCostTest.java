package org.tallystick.remote.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.testkit.QueryPlan;
import org.tallystick.testkit.SchemaPart;

/// However many files a partner's server has had and taken away, a look at it reads only those it lists.
class SeenFilesCostTest {

  private static final int GONE = 3000;
  private static final int LISTED = 10;

  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    connection =
        SchemaPart.open(
            "common/V1__ledger_archive_directory",
            "common/V2__partners_people_business",
            "common/V18__remote_servers",
            "common/V23__remote_file_tries",
            "common/V28__remote_files_listed");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set referential_integrity false");
      fill(statement, 1, GONE, "timestamp with time zone '2026-11-20 08:00:00Z'");
      fill(statement, GONE + 1, GONE + LISTED, "null");
      statement.execute("analyze");
    }
  }

  private static void fill(Statement statement, int first, int last, String gone)
      throws SQLException {
    statement.execute(
        ("insert into remote_file (interface_id, name, size, modified, seen_at, gone_at, is_current, is_settled)"
                + " select 'acme.orders', stringtoutf8('f' || x), 1, 1, timestamp with time zone '2026-11-20 07:00:00Z', %s, true, true"
                + " from system_range(%d, %d)")
            .formatted(gone, first, last));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void whatHasGoneIsNotRead() throws SQLException {
    QueryPlan plan = QueryPlan.of(connection, SeenFiles.LISTED, "acme.orders");

    assertThat(plan.text()).containsIgnoringCase("remote_file_listed");
    assertThat(plan.mostScanned()).isBetween((long) LISTED, LISTED + 2L);
  }
}
