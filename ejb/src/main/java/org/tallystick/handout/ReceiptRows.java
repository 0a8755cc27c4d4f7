package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.ledger.LogId;
import org.tallystick.message.LogDays;
import org.tallystick.platform.Sql;

/// The leaves partners get receipts of: a file came, was put there, was fetched whole. In the caller's transaction.
///
/// Times never go back within a log (rule R1), so an instant is found as a page in a book, and everything goes by the key of the log: what other partners do costs nothing.
@ApplicationScoped
class ReceiptRows {

  private static final String KINDS =
      " and d.type in ('file.received', 'file.placed', 'file.delivered')";
  private static final String ROWS =
      "select d.idx, d.at, l.bytes as leaf, b.bytes as event,"
          + " (select c.note from signed_checkpoint c where c.log_id = d.log_id and c.size > d.idx"
          + " order by c.log_id, c.size fetch first 1 rows only) as note"
          + " from event_document d"
          + " join leaf l on l.log_id = d.log_id and l.idx = d.idx"
          + " left join event_bytes b on b.log_id = d.log_id and b.idx = d.idx"
          + " where d.log_id = ?";
  static final String ONE = ROWS + " and d.idx = ?" + KINDS;
  static final String PAGE =
      ROWS
          + " and d.idx >= ? and d.idx < ?"
          + KINDS
          + " order by d.log_id, d.idx fetch first ? rows only";
  static final String FIRST =
      "select d.idx, d.at from event_document d where d.log_id = ? and d.idx >= ? and d.idx < ?"
          + KINDS
          + " order by d.log_id, d.idx fetch first 1 rows only";

  @Inject private Sql sql;
  @Inject private LogDays days;

  /// An event and when it happened.
  record Moment(long index, Instant at) {}

  Optional<ReceiptRow> one(LogId log, long index) {
    return sql.first(ONE, ReceiptRows::row, log.value(), index);
  }

  /// Up to `limit` of the leaves `[from, to)`, in order.
  List<ReceiptRow> page(LogId log, long from, long to, int limit) {
    return sql.list(PAGE, ReceiptRows::row, log.value(), from, to, limit);
  }

  /// The first of the leaves `[from, to)`.
  Optional<Moment> first(LogId log, long from, long to) {
    return sql.first(FIRST, ReceiptRows::moment, log.value(), from, to);
  }

  /// The index from which on everything happened at or after the instant.
  long since(LogId log, Instant instant) {
    return days.since(log, instant, days.size(log));
  }

  private static Moment moment(ResultSet row) throws SQLException {
    return new Moment(row.getLong("idx"), Sql.instant(row, "at"));
  }

  private static ReceiptRow row(ResultSet row) throws SQLException {
    return new ReceiptRow(
        row.getLong("idx"),
        Sql.instant(row, "at"),
        row.getBytes("leaf"),
        row.getBytes("event"),
        row.getBytes("note"));
  }
}
