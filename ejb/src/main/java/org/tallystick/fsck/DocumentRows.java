package org.tallystick.fsck;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;

/// The documents that files became, beside the events that brought them.
final class DocumentRows {

  private static final String ROW =
      "select d.sha256, d.size, d.direction, n.path from document d"
          + " left join document_name n on n.log_id = d.log_id and n.idx = d.idx"
          + " where d.log_id = ? and d.idx = ?";
  private static final String COUNT = "select count(*) from document where log_id = ?";
  private static final String ERASED =
      "select 1 from erasure where kind = 'name' and target_log = ? and target_idx = ?";

  private final StoredLog log;
  private final Rows rows;
  private final ReplayStore store;
  private final Findings findings;

  DocumentRows(StoredLog log, Rows rows, ReplayStore store, Findings findings) {
    this.log = log;
    this.rows = rows;
    this.store = store;
    this.findings = findings;
  }

  private record Row(byte[] sha256, long size, String direction, Optional<byte[]> path) {}

  void check(long index, EventDocument event, Optional<Long> documentIndex) {
    boolean received = event.type() == EventType.FILE_RECEIVED;
    if (!received && event.type() != EventType.FILE_PLACED) {
      return;
    }
    store.count("documents", 1);
    String where = "log " + log.id() + ", document " + index;
    findings.same(
        "document", where + ", its event's document_idx", documentIndex, Optional.of(index));
    Optional<Row> found =
        rows.first(
            ROW,
            row ->
                new Row(
                    row.getBytes("sha256"),
                    row.getLong("size"),
                    row.getString("direction"),
                    Optional.ofNullable(row.getBytes("path"))),
            log.id().value(),
            index);
    if (found.isEmpty()) {
      findings.damage("document", where, "none", "the one that its event brought");
      return;
    }
    JsonObject file = event.json().object("file");
    Row row = found.get();
    findings.same(
        "document",
        where + ", sha256",
        HexFormat.of().formatHex(row.sha256()),
        file.text("sha256"));
    findings.same("document", where + ", size", row.size(), file.integer("size"));
    findings.same(
        "document", where + ", direction", row.direction(), received ? "INBOUND" : "OUTBOUND");
    name(where, index, row, event.path().orElseThrow().resolve(RawName.decode(file.text("name"))));
  }

  private void name(String where, long index, Row row, RawPath path) {
    if (row.path().isEmpty()) {
      if (!rows.exists(ERASED, log.id().value(), index)) {
        findings.damage("document", where + ", name", "none", path.encoded());
      }
    } else if (!Arrays.equals(row.path().get(), path.bytes())) {
      findings.damage("document", where + ", name", "another", path.encoded());
    }
  }

  void end() {
    findings.same(
        "document",
        "log " + log.id() + ", number of documents",
        rows.number(COUNT, log.id().value()),
        store.counted("documents"));
  }
}
