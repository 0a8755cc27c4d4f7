package org.tallystick.fsck;

import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.platform.Statements;

/// Which document is another one's bytes again, beside the events that placed it.
final class ResentRows implements WrittenOnce {

  private static final String ROW =
      "select original_idx, request_idx, at, ours from resent where log_id = ? and idx = ?";
  private static final String SAID = "document %d again, asked for by leaf %d at %s, %s";

  private final StoredLog log;
  private final OneTable table;

  ResentRows(StoredLog log, CheckContext context) {
    this.log = log;
    this.table = new OneTable(log, context, "resent");
  }

  @Override
  public void check(long index, EventDocument event) {
    JsonObject json = event.json();
    if (event.type() != EventType.FILE_PLACED || json.find("resends").isEmpty()) {
      return;
    }
    table.same(
        index,
        "",
        ROW,
        row ->
            SAID.formatted(
                row.getLong("original_idx"),
                row.getLong("request_idx"),
                OneTable.near(Statements.instant(row, "at"), event),
                by(row.getBoolean("ours") && event.account().isPresent(), event)),
        SAID.formatted(
            json.integer("resends"), json.integer("request"), event.at().value(), by(false, event)),
        log.id().value(),
        index);
  }

  /// Rows of earlier versions never say that we asked.
  private static String by(boolean oursAgainstItsEvent, EventDocument event) {
    return event.account().isEmpty() || oursAgainstItsEvent ? "by us" : "by the partner";
  }

  @Override
  public void end(long erased) {
    table.end(erased);
  }
}
