package org.tallystick.fsck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Statements;

/// A log as its own row says it is.
record StoredLog(LogId id, Origin origin, long size, Instant lastAt) {

  private static final String ALL =
      "select id, origin, size, last_at from transparency_log order by id";

  /// The anchor log last: it is about the others.
  static List<StoredLog> all(Rows rows) {
    List<StoredLog> logs = new ArrayList<>();
    List<StoredLog> last = new ArrayList<>();
    rows.each(
        ALL,
        row -> {
          LogId id = new LogId(row.getString("id"));
          (id.equals(LogId.ANCHOR) ? last : logs)
              .add(
                  new StoredLog(
                      id,
                      new Origin(row.getString("origin")),
                      row.getLong("size"),
                      Statements.instant(row, "last_at")));
        });
    logs.addAll(last);
    return logs;
  }

  boolean isAnchor() {
    return id.equals(LogId.ANCHOR);
  }

  String leaf(long index) {
    return "log " + id + ", leaf " + index;
  }
}
