package org.tallystick.fsck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.platform.Statements;

/// A leaf with the rows that are written with it.
///
/// @param event empty of heads and in the anchor log
/// @param document the event document's bytes; empty also when they were erased
record StoredLeaf(
    long index, byte[] line, byte[] hash, Optional<EventColumns> event, Optional<byte[]> document) {

  static final String PORTION =
      "select l.idx, l.bytes, l.hash, d.at, d.type, d.sha256, d.account_id, d.session_id, d.upload_id, d.document_idx,"
          + " b.bytes as event from leaf l"
          + " left join event_document d on d.log_id = l.log_id and d.idx = l.idx"
          + " left join event_bytes b on b.log_id = l.log_id and b.idx = l.idx"
          + " where l.log_id = ? and l.idx >= ? and l.idx < ? order by l.idx";

  /// What an event is found by.
  record EventColumns(
      Instant at,
      String type,
      byte[] sha256,
      Optional<String> account,
      Optional<String> session,
      Optional<String> upload,
      Optional<Long> documentIndex) {}

  static StoredLeaf of(ResultSet row) throws SQLException {
    return new StoredLeaf(
        row.getLong("idx"),
        row.getBytes("bytes"),
        row.getBytes("hash"),
        row.getString("type") == null ? Optional.empty() : Optional.of(columns(row)),
        Optional.ofNullable(row.getBytes("event")));
  }

  private static EventColumns columns(ResultSet row) throws SQLException {
    return new EventColumns(
        Statements.instant(row, "at"),
        row.getString("type"),
        row.getBytes("sha256"),
        text(row, "account_id"),
        text(row, "session_id"),
        text(row, "upload_id"),
        number(row.getObject("document_idx", Long.class)));
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<Long> number(@Nullable Long number) {
    return Optional.ofNullable(number);
  }

  /// Of the bytes, whatever the row says.
  LeafHash computedHash() {
    return LeafHash.of(line);
  }

  int length() {
    return line.length + document.map(bytes -> bytes.length).orElse(0);
  }
}
