package org.tallystick.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tallystick.directory.PastEntryStatements;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.testkit.QueryPlan;
import org.tallystick.testkit.SchemaPart;

/// PST-4, counted by H2 itself: a directory in which 20,000 files came and went, one after the other, with a head behind every tenth leaf.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PastCostTest {

  private static final int FILES = 20_000;
  private static final byte[] DIRECTORY = ContentDigest.of(new byte[] {'/'}).bytes();
  private static final byte[] SUBJECT = new byte[32];

  private Connection connection;

  @BeforeAll
  void fill() throws SQLException {
    connection =
        SchemaPart.open(
            "common/V1__ledger_archive_directory",
            "common/V2__partners_people_business",
            "common/V5__evidence",
            "common/V8__anchors",
            "h2/V8_1__descending_keys",
            "common/V12__past",
            "h2/V12_1__newest_heads",
            "common/V13__publication",
            "h2/V13_1__held_entries");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into transparency_log (id, origin, size, last_at) values ('acme', 'acme', 0, current_timestamp)");
      statement.execute(
          "insert into leaf (log_id, idx, bytes, hash) select 'acme', x, X'00', X'00' from system_range(0, 2 * %d)"
              .formatted(FILES));
      statement.execute(
          ("insert into event_document (log_id, idx, at, type, sha256)"
                  + " select 'acme', x, dateadd(second, x, timestamp with time zone '2026-11-20 00:00:00Z'), 'file.received', X'00'"
                  + " from system_range(0, 2 * %d) where mod(x, 10) <> 9")
              .formatted(FILES));
      statement.execute(
          ("insert into head (log_id, idx, at, map_root, subjects)"
                  + " select 'acme', x * 10 + 9, dateadd(second, x * 10 + 9, timestamp with time zone '2026-11-20 00:00:00Z'), X'00', 1"
                  + " from system_range(0, 2 * %d / 10 - 1)")
              .formatted(FILES));
      insertEntries(statement);
      insertVersions();
      statement.execute("analyze");
    }
  }

  /// The file x came with leaf 2x and went with leaf 2x + 1; the last ten are still there.
  private static void insertEntries(Statement statement) throws SQLException {
    statement.execute(
        ("insert into directory_entry (log_id, dir_key, name, from_idx, to_idx, dir_path, is_directory, size, modified_at, permissions)"
                + " select 'acme', X'%s', stringtoutf8(lpad(cast(x as varchar), 6, '0')), 2 * x,"
                + " case when x > %d then 9223372036854775807 else 2 * x + 1 end, X'2F', true, 0, 0, 0"
                + " from system_range(1, %d)")
            .formatted(java.util.HexFormat.of().formatHex(DIRECTORY), FILES - 10, FILES));
  }

  private void insertVersions() throws SQLException {
    try (PreparedStatement versions =
        connection.prepareStatement(
            "insert into subject_version (log_id, subject_key, head_idx, chain, leaves, last_idx, state)"
                + " select 'acme', ?, x * 10 + 9, X'00', x * 10 + 9, x * 10 + 8, X'00' from system_range(0, "
                + 2 * FILES / 10
                + ")")) {
      versions.setBytes(1, SUBJECT);
      versions.executeUpdate();
    }
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void what_an_instant_is_is_found_between_two_heads() throws SQLException {
    assertThat(
            scanned(
                LogTimes.LAST_BY,
                "acme",
                20_009L,
                java.time.OffsetDateTime.parse("2026-11-20T05:33:23Z")))
        .isLessThan(15);
  }

  @Test
  void the_count_of_a_subject_at_a_head_is_one_row() throws SQLException {
    assertThat(scanned(SubjectLeaves.VERSIONS, "acme", SUBJECT, 20_000L, 1)).isLessThan(5);
    assertThat(scanned(SubjectLeaves.VERSIONS, "acme", SUBJECT, 20_000L, 50)).isLessThan(60);
  }

  @Test
  void the_heads_around_a_leaf_and_an_instant_are_found_at_once() throws SQLException {
    for (String heads :
        new String[] {
          "select idx, at, map_root, subjects from head where log_id = ? and idx < ? order by log_id desc, idx desc fetch first 1 rows only",
          "select idx, at, map_root, subjects from head where log_id = ? and idx > ? order by log_id, idx fetch first 1 rows only"
        }) {
      assertThat(scanned(heads, "acme", 20_000L)).as(heads).isLessThan(5);
    }
    for (String heads :
        new String[] {
          "select idx, at, map_root, subjects from head where log_id = ? and at <= ? order by log_id desc, at desc, idx desc fetch first 1 rows only",
          "select idx, at, map_root, subjects from head where log_id = ? and at >= ? order by log_id, at, idx fetch first 1 rows only"
        }) {
      assertThat(scanned(heads, "acme", java.time.OffsetDateTime.parse("2026-11-20T05:33:23Z")))
          .as(heads)
          .isLessThan(5);
    }
  }

  @Test
  void a_difference_reads_no_more_than_what_changed_in_between() throws SQLException {
    byte[] first = {};
    assertThat(
            scanned(
                PastEntryStatements.ARRIVED,
                "acme",
                DIRECTORY,
                20_000L,
                20_200L,
                20_200L,
                first,
                50))
        .isLessThan(150);
    assertThat(
            scanned(
                PastEntryStatements.LEFT, "acme", DIRECTORY, 20_000L, 20_200L, 20_000L, first, 50))
        .isLessThan(150);
    assertThat(scanned(PastEntryStatements.COUNT_BEGUN, "acme", DIRECTORY, 20_000L, 20_200L))
        .isLessThan(150);
    assertThat(scanned(PastEntryStatements.COUNT_ENDED, "acme", DIRECTORY, 20_000L, 20_200L))
        .isLessThan(150);
  }

  private long scanned(String sql, Object... values) throws SQLException {
    return QueryPlan.of(connection, sql, values).mostScanned();
  }
}
