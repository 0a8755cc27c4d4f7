package org.tallystick.fsck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.tallystick.dropped.DroppedFolder;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.platform.Statements;

/// What partners dropped below `/.exchange` and what they were answered, beside the events of it.
final class DroppedRows implements WrittenOnce {

  private static final String ROW =
      "select f.sha256, f.size, f.at, c.size as stored from dropped_file f join content c on c.sha256 = f.sha256"
          + " where f.log_id = ? and f.account_id = ? and f.folder = ? and f.name = ? and f.idx = ?";

  private final StoredLog log;
  private final OneTable table;

  DroppedRows(StoredLog log, CheckContext context) {
    this.log = log;
    this.table = new OneTable(log, context, "dropped_file");
  }

  @Override
  public void check(long index, EventDocument event) {
    boolean resend = event.type() == EventType.RESEND_REQUESTED;
    boolean manifest = event.type() == EventType.MANIFEST_COMPARED;
    Optional<RawPath> entry = event.json().findText("entry").map(RawPath::decode);
    if (!resend && !manifest || entry.isEmpty()) {
      return;
    }
    JsonObject json = event.json();
    RawName name = entry.get().name().orElseThrow();
    if (json.find("file").isPresent()) {
      check(
          index,
          event,
          resend ? DroppedFolder.REQUESTS : DroppedFolder.MANIFESTS,
          name,
          Optional.of(json.object("file").text("sha256")));
    }
    answer(index, event, name, ".json", Optional.of(json.text("answer")));
    if (resend) {
      answer(index, event, name, ".txt", Optional.empty());
    } else if (json.find("differences").isPresent()) {
      answer(index, event, name, ".csv", json.findText("differences"));
    }
  }

  private void answer(
      long index, EventDocument event, RawName name, String suffix, Optional<String> digest) {
    check(index, event, DroppedFolder.ANSWERS, name.followedBy(suffix), digest);
  }

  /// @param digest empty where the event does not say it
  private void check(
      long index,
      EventDocument event,
      DroppedFolder folder,
      RawName name,
      Optional<String> digest) {
    table.same(
        index,
        ", " + folder.path().resolve(name).encoded(),
        ROW,
        row ->
            said(
                digest.isPresent() ? Optional.of(hex(row)) : digest,
                row.getLong("size") == row.getLong("stored"),
                OneTable.near(Statements.instant(row, "at"), event)),
        said(digest, true, event.at().value()),
        log.id().value(),
        event.account().orElse(""),
        folder.word(),
        name.bytes(),
        index);
  }

  private static String hex(ResultSet row) throws SQLException {
    return ContentDigest.ofBytes(Rows.hash(row, "sha256")).hex();
  }

  private static String said(Optional<String> digest, boolean whole, Instant at) {
    return digest.map(hex -> "SHA-256 " + hex).orElse("a file")
        + (whole ? " of its content's size at " : " of another size at ")
        + at;
  }

  @Override
  public void end(long erased) {
    table.end(erased);
  }
}
