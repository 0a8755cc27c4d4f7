package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;

/// One row in each table that never changes, and every statement that would change it.
final class ImmutableRows {

  private static final String UUID = "00000000-0000-0000-0000-000000000001";

  /// Each table with a column an update would name.
  static final Map<String, String> COLUMN_OF_TABLE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("leaf", "bytes"),
              Map.entry("event_document", "type"),
              Map.entry("event_bytes", "bytes"),
              Map.entry("content", "size"),
              Map.entry("content_bytes", "bytes"),
              Map.entry("document", "size"),
              Map.entry("document_name", "name_text"),
              Map.entry("erasure", "kind"),
              Map.entry("business_document", "number"),
              Map.entry("business_line", "item"),
              Map.entry("link", "linked_by"),
              Map.entry("directory_secret", "secret"),
              Map.entry("signed_checkpoint", "note"),
              Map.entry("log_key", "vkey"),
              Map.entry("key_change", "note"),
              Map.entry("resent", "original_idx"),
              Map.entry("dropped_file", "size"),
              Map.entry("manifest_comparison", "identical"),
              Map.entry("time_token", "authority"),
              Map.entry("anchored_checkpoint", "anchor_idx")));

  private ImmutableRows() {}

  static void insert(Connection connection) throws SQLException {
    String at = "timestamp with time zone '2026-11-20 00:00:00+00:00'";
    for (String statement :
        List.of(
            "insert into partner (id, name, created_at) values ('fixture', 'Fixture', " + at + ")",
            "insert into transparency_log (id, origin, size, last_at) values ('fixture', 'fixture', 1, "
                + at
                + ")",
            "insert into leaf (log_id, idx, bytes, hash) values ('fixture', 0, "
                + bytes(connection)
                + ", "
                + bytes(connection)
                + ")",
            "insert into event_document (log_id, idx, at, type, sha256) values ('fixture', 0, "
                + at
                + ", 'genesis', "
                + bytes(connection)
                + ")",
            "insert into event_bytes (log_id, idx, bytes) values ('fixture', 0, "
                + bytes(connection)
                + ")",
            "insert into content (sha256, size, is_inline) values ("
                + bytes(connection)
                + ", 1, true)",
            "insert into content_bytes (sha256, bytes) values ("
                + bytes(connection)
                + ", "
                + bytes(connection)
                + ")",
            "insert into document (log_id, idx, direction, sha256, size, archived_at) values ('fixture', 0, 'INBOUND', "
                + bytes(connection)
                + ", 1, "
                + at
                + ")",
            "insert into document_name (log_id, idx, path, name_text, name_key) values ('fixture', 0, "
                + bytes(connection)
                + ", 'n', 'n')",
            "insert into resent (log_id, idx, original_idx, request_idx, at) values ('fixture', 0, 0, 0, "
                + at
                + ")",
            "insert into dropped_file (log_id, account_id, folder, name, idx, at, sha256, size) values ('fixture', 'a', 'requests', "
                + bytes(connection)
                + ", 0, "
                + at
                + ", "
                + bytes(connection)
                + ", 1)",
            "insert into manifest_comparison (log_id, idx, at, account_id, name, list_day, seen, line_count, identical,"
                + " only_ours, only_theirs, different, not_taken, sha256, size, differences_sha256, differences_size)"
                + " values ('fixture', 0, "
                + at
                + ", 'a', 'n', '2026-11-20', 1, 1, 1, 0, 0, 0, 0, "
                + bytes(connection)
                + ", 1, "
                + bytes(connection)
                + ", 1)",
            "insert into erasure (log_id, idx, kind) values ('fixture', 0, 'none')",
            "insert into directory_secret (log_id, dir_key, secret) values ('fixture', "
                + bytes(connection)
                + ", "
                + bytes(connection)
                + ")",
            "insert into signed_checkpoint (log_id, size, note, signed_at) values ('fixture', 1, "
                + bytes(connection)
                + ", "
                + at
                + ")",
            "insert into log_key (log_id, since, key_id, vkey) values ('fixture', 1, 'id', 'key')",
            "insert into key_change (log_id, since, note) values ('fixture', 1, "
                + bytes(connection)
                + ")",
            "insert into time_token (anchor_size, sha256, der, time, accuracy_ms, authority) values (999999, "
                + bytes(connection)
                + ", "
                + bytes(connection)
                + ", "
                + at
                + ", 1, 'fixture')",
            "insert into anchored_checkpoint (log_id, size, anchor_idx) values ('fixture', 1, 999999)",
            "insert into business_document (id, partner_id, kind, number, issued_on, created_at, created_by) values ('"
                + UUID
                + "', 'fixture', 'ORDER', '1', date '2026-11-20', "
                + at
                + ", 'test')",
            "insert into business_line (business_document_id, line_number, item, description, quantity, unit) values ('"
                + UUID
                + "', 1, 'i', 'd', 1, 'u')",
            "insert into link (business_document_id, log_id, idx, linked_at, linked_by) values ('"
                + UUID
                + "', 'fixture', 0, "
                + at
                + ", 'test')")) {
      execute(connection, statement);
    }
  }

  private static String bytes(Connection connection) throws SQLException {
    return connection.getMetaData().getDatabaseProductName().equals("H2")
        ? "X'61'"
        : "'\\x61'::bytea";
  }

  static void assertEverythingIsRefused(Connection connection) {
    COLUMN_OF_TABLE.forEach((table, column) -> {
      SoftAssertions.assertSoftly(soft -> {
        for (String statement :
            List.of(
                "update " + table + " set " + column + " = " + column,
                "delete from " + table,
                "truncate table " + table)) {
          soft.assertThatThrownBy(() -> execute(connection, statement))
              .as(statement)
              .isInstanceOf(SQLException.class);
        }
      });
    });
  }

  /// Even together with all that refers to it.
  static void assertCascadingTruncateIsRefused(Connection connection) {
    COLUMN_OF_TABLE
        .keySet()
        .forEach(table ->
            assertThatThrownBy(() -> execute(connection, "truncate table " + table + " cascade"))
                .as(table)
                .isInstanceOf(SQLException.class));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
