package org.tallystick.fsck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.platform.Statements;

/// The documents that files became, and their names, beside the events that brought them.
final class DocumentRows implements WrittenOnce {

  /// The sender of a file that was held is whose event held it.
  private static final String ROW =
      "select d.*, e.document_idx,"
          + " d.account_id is not distinct from s.account_id and d.session_id is not distinct from s.session_id"
          + " and d.upload_id is not distinct from s.upload_id as same_sender, n.path,"
          + " n.path is null and exists (select 1 from erasure x where x.kind = 'name' and x.target_log = d.log_id"
          + " and x.target_idx = d.idx) as name_erased"
          + " from document d join event_document e on e.log_id = d.log_id and e.idx = d.idx"
          + " join event_document s on s.log_id = d.log_id and s.idx = ?"
          + " left join document_name n on n.log_id = d.log_id and n.idx = d.idx"
          + " where d.log_id = ? and d.idx = ?";

  private static final String SAID =
      "%s, %d bytes, SHA-256 %s, interface %s, at %s, document %d in its event, its sender's account, session and upload %s, name %s";
  private static final String AS_THERE = "as there";

  private final StoredLog log;
  private final OneTable table;

  DocumentRows(StoredLog log, CheckContext context) {
    this.log = log;
    this.table = new OneTable(log, context, "document");
  }

  @Override
  public void check(long index, EventDocument event) {
    boolean received = event.type() == EventType.FILE_RECEIVED;
    if (!received && event.type() != EventType.FILE_PLACED) {
      return;
    }
    JsonObject json = event.json();
    JsonObject file = json.object("file");
    table.same(
        index,
        "",
        ROW,
        row -> said(row, received, event),
        SAID.formatted(
            received ? "INBOUND" : "OUTBOUND",
            file.integer("size"),
            file.text("sha256"),
            json.findText("interface").orElse("none"),
            event.at().value(),
            index,
            AS_THERE,
            AS_THERE),
        json.find("held").isPresent() ? json.integer("held") : index,
        log.id().value(),
        index);
  }

  private static String said(ResultSet row, boolean received, EventDocument event)
      throws SQLException {
    String agreed = row.getString("interface_id");
    return SAID.formatted(
        row.getString("direction"),
        row.getLong("size"),
        ContentDigest.ofBytes(Rows.hash(row, "sha256")).hex(),
        agreed == null ? "none" : agreed,
        OneTable.near(Statements.instant(row, "archived_at"), event),
        row.getLong("document_idx"),
        !received || row.getBoolean("same_sender") ? AS_THERE : "others",
        name(row, event));
  }

  private static String name(ResultSet row, EventDocument event) throws SQLException {
    byte[] stored = row.getBytes("path");
    if (stored == null) {
      return row.getBoolean("name_erased") ? AS_THERE : "none";
    }
    RawName name = RawName.decode(event.json().object("file").text("name"));
    byte[] said = event.path().orElseThrow().resolve(name).bytes();
    return Arrays.equals(stored, said) ? AS_THERE : "another";
  }

  @Override
  public void end(long erased) {
    table.end(erased);
  }
}
