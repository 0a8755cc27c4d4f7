package org.tallystick.fsck;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.platform.Sql;

/// One table with rows that are written once, of one log.
final class OneTable {

  private static final Duration SLACK = Duration.ofMinutes(1);

  private final StoredLog log;
  private final CheckContext context;
  private final String name;
  private final String counting;

  /// @param counting counts its rows of the log whose id it is given
  OneTable(StoredLog log, CheckContext context, String name, String counting) {
    this.log = log;
    this.context = context;
    this.name = name;
    this.counting = counting;
  }

  OneTable(StoredLog log, CheckContext context, String name) {
    this(log, context, name, "select count(*) from " + name + " where log_id = ?");
  }

  private String counted() {
    return "rows of " + name;
  }

  /// Damage unless the row of that leaf says this.
  ///
  /// @param which of the leaf's rows; empty when it has one
  /// @param values what the row is found by
  void same(
      long index,
      String which,
      String sql,
      Sql.Row<String> said,
      String expected,
      @Nullable Object... values) {
    context.store().count(counted(), 1);
    Optional<String> found = context.rows().first(sql, said, values);
    context
        .findings()
        .same(
            "document",
            log.leaf(index) + ", table " + name + which,
            found.orElse("none"),
            expected);
  }

  /// The time an event's row should have: the event's own when the row's is within a minute of it. Earlier versions read the clock once for each, and much can be resent in between.
  static Instant near(Instant row, EventDocument event) {
    Instant at = event.at().value();
    return Duration.between(row, at).abs().compareTo(SLACK) < 0 ? at : row;
  }

  void end(long erased) {
    long found = context.rows().number(counting, log.id().value());
    long expected = context.store().counted(counted());
    if (found < expected || found > expected && erased == 0) {
      context
          .findings()
          .damage("document", "log " + log.id() + ", rows of " + name, found, expected);
    }
  }
}
