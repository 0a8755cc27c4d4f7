package org.tallystick.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tallystick.message.LogDays;
import org.tallystick.testkit.QueryPlan;
import org.tallystick.testkit.SchemaPart;

/// A page of receipts and the look at one cost what they give, however long the log and whatever other partners do. Counted by H2 itself, over the real schema and the
/// real queries.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptPageCostTest {

  private static final int LEAVES = 20_000;
  private static final int PAGE = 50;

  private Connection connection;

  @BeforeAll
  void fill() throws SQLException {
    connection =
        SchemaPart.open(
            "common/V1__ledger_archive_directory",
            "common/V2__partners_people_business",
            "common/V5__evidence",
            "common/V8__anchors",
            "h2/V8_1__descending_keys");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into transparency_log (id, origin, size, last_at) values ('acme', 'acme', 0, current_timestamp), ('other', 'other', 0, current_timestamp)");
      for (String log : new String[] {"acme", "other"}) {
        fill(statement, log);
      }
      statement.execute("analyze");
    }
  }

  /// Every second leaf is a file that came; each tenth size is signed.
  private static void fill(Statement statement, String log) throws SQLException {
    statement.execute(
        "insert into leaf (log_id, idx, bytes, hash) select '%s', x, X'00', X'00' from system_range(0, %d)"
            .formatted(log, LEAVES));
    statement.execute(
        ("insert into event_document (log_id, idx, at, type, sha256)"
                + " select '%s', x, dateadd(second, x, timestamp with time zone '2026-11-20 00:00:00Z'),"
                + " case when mod(x, 2) = 0 then 'file.received' else 'dir.listed' end, X'00' from system_range(0, %d)")
            .formatted(log, LEAVES));
    statement.execute(
        "insert into event_bytes (log_id, idx, bytes) select '%s', x, X'00' from system_range(0, %d)"
            .formatted(log, LEAVES));
    statement.execute(
        "insert into signed_checkpoint (log_id, size, note, signed_at) select '%s', x * 10, X'00', current_timestamp from system_range(1, %d)"
            .formatted(log, LEAVES / 10));
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void oneReceiptIsOneRowOfEachTable() throws SQLException {
    assertThat(scanned(ReceiptRows.ONE, "acme", 9_000L)).isLessThan(10);
  }

  @Test
  void aPageReadsItsOwnRows() throws SQLException {
    assertThat(scanned(ReceiptRows.PAGE, "acme", 9_000L, 15_000L, PAGE)).isLessThan(4L * PAGE);
  }

  @Test
  void theNextReceiptAndTheNextEventAreFoundAtOnce() throws SQLException {
    assertThat(scanned(ReceiptRows.FIRST, "acme", 9_001L, 15_000L)).isLessThan(5);
    assertThat(scanned(LogDays.EVENT, "acme", 9_001L)).isLessThan(5);
  }

  private long scanned(String sql, Object... values) throws SQLException {
    return QueryPlan.of(connection, sql, values).mostScanned();
  }
}
