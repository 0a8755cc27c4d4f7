package org.tallystick.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.testkit.QueryPlan;
import org.tallystick.testkit.SchemaPart;

/// A listing's page costs what it holds, however long the directory. Counted by H2 itself, over the real schema and the real queries.
class EntryPageCostTest {

  private static final int ENTRIES = 3000;
  private static final int ENDED = 30;
  private static final int PAGE = 20;
  private static final byte[] DIRECTORY = {1};
  private static final byte[] FIRST_NAME = "000001".getBytes(StandardCharsets.US_ASCII);

  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    connection =
        SchemaPart.open(
            "common/V1__ledger_archive_directory",
            "common/V2__partners_people_business",
            "common/V13__publication",
            "h2/V13_1__held_entries");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into transparency_log (id, origin, size, last_at) values ('acme', 'acme', 0, current_timestamp)");
      insert(statement, ENTRIES, "0", Long.toString(DirectoryEntry.STILL_VALID));
      insert(statement, ENDED, Integer.toString(ENTRIES), "100000 + x");
      statement.execute("analyze");
    }
  }

  private static void insert(Statement statement, int rows, String after, String to)
      throws SQLException {
    statement.execute(
        ("insert into directory_entry (log_id, dir_key, name, from_idx, to_idx, dir_path, is_directory, size, modified_at, permissions)"
                + " select 'acme', X'01', stringtoutf8(lpad(cast(x as varchar), 6, '0')), x + %s, %s, X'2F', true, 0, 0, 0"
                + " from system_range(1, %d)")
            .formatted(after, to, rows));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aPageOfWhatStandsThereReadsOnlyItsRows() throws SQLException {
    assertThat(scanned(EntryTable.CURRENT_AFTER, "acme", DIRECTORY, 200_000L, FIRST_NAME, PAGE))
        .isBetween((long) PAGE, 2L * PAGE);
  }

  @Test
  void aPageOfWhatEndedSinceReadsNothingThatStillStands() throws SQLException {
    assertThat(
            scanned(
                EntryTable.ENDED_SINCE_AFTER,
                "acme",
                DIRECTORY,
                100_000L,
                200_000L,
                FIRST_NAME,
                PAGE))
        .isLessThanOrEqualTo(ENDED + 1L);
  }

  private long scanned(String sql, Object... values) throws SQLException {
    return QueryPlan.of(connection, sql, values).mostScanned();
  }
}
