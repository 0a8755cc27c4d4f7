package org.tallystick.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// Which leaves of a log belong to which time. In the caller's transaction.
///
/// Times never go back within a log (rule R1), so an instant is found as a page in a book.
@ApplicationScoped
public class LogDays {

  private static final String SIZE = "select size from transparency_log where id = ?";
  private static final String ORIGIN = "select origin from transparency_log where id = ?";

  /// A moment by its place in the log; its cost does not depend on how long the log is.
  public static final String EVENT =
      "select idx, at from event_document where log_id = ? and idx >= ?"
          + " order by log_id, idx fetch first 1 rows only";

  private static final String LAST_FILE =
      "select at from event_document where log_id = ? and idx < ?"
          + " and type in ('file.received', 'file.placed')"
          + " order by log_id desc, idx desc fetch first 1 rows only";

  @Inject private Sql sql;

  private record Moment(long index, Instant at) {}

  /// How many leaves the log has now; 0 when there is no such log.
  public long size(LogId log) {
    return sql.first(SIZE, row -> row.getLong(1), log.value()).orElse(0L);
  }

  /// What the log is called in its checkpoints.
  public String origin(LogId log) {
    return sql.first(ORIGIN, row -> row.getString(1), log.value()).orElseThrow();
  }

  /// The index from which on everything happened at or after the instant; at most `seen`.
  public long since(LogId log, Instant instant, long seen) {
    long low = 0;
    long high = seen;
    while (low < high) {
      long middle = (low + high) >>> 1;
      Optional<Moment> found = sql.first(EVENT, LogDays::moment, log.value(), middle);
      if (found.isEmpty() || !found.get().at().isBefore(instant)) {
        high = middle;
      } else {
        low = found.get().index() + 1;
      }
    }
    return low;
  }

  private static Moment moment(ResultSet row) throws SQLException {
    return new Moment(row.getLong("idx"), Sql.instant(row, "at"));
  }

  public Span span(LogId log, Instant from, Instant until, long seen) {
    long begin = since(log, from, seen);
    return new Span(log, begin, Math.max(begin, since(log, until, seen)), seen);
  }

  /// A day in UTC.
  public Span day(LogId log, LocalDate day, long seen) {
    return span(log, beginning(day), beginning(day.plusDays(1)), seen);
  }

  public static Instant beginning(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// When the last file before leaf `end` came or was placed.
  public Optional<Instant> lastFileBefore(LogId log, long end) {
    return sql.first(LAST_FILE, row -> Sql.instant(row, "at"), log.value(), end);
  }

  /// When the leaf was written, or the next one that has an event.
  public Optional<Instant> at(LogId log, long index) {
    return sql.first(EVENT, LogDays::moment, log.value(), index).map(Moment::at);
  }
}
