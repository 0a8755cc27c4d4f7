package org.tallystick.fsck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;

/// The rows an ERP reads and writes by SQL, beside the documents and events they stand for. Only where there are such tables.
final class ExchangeTableCheck {

  private static final String THERE =
      "select 1 from information_schema.tables where table_schema = current_schema and table_name = 'exchange_inbox'";

  private static final String PAGE = " order by x.id fetch first 1000 rows only";

  private static final String INBOX =
      "select x.id, x.log_id, x.idx, x.attempt, x.interface_id, x.path, x.name_bytes, x.size, x.sha256,"
          + " encode(sha256(x.content), 'hex') as content_sha256, octet_length(x.content) as content_size, d.direction, d.sha256 as document_sha256, d.size as document_size,"
          + " d.interface_id as document_interface, n.path as document_path,"
          + " (select count(*) from event_document r where r.log_id = x.log_id and r.document_idx = x.idx"
          + " and r.type = 'document.replayed') as replays"
          + " from exchange_inbox x left join document d on d.log_id = x.log_id and d.idx = x.idx"
          + " left join document_name n on n.log_id = x.log_id and n.idx = x.idx where x.id > ?"
          + PAGE;
  private static final String OUTBOX =
      "select x.id, x.sha256, x.interface_id, x.log_id, x.idx, d.direction,"
          + " d.sha256 as document_sha256, d.interface_id as document_interface"
          + " from exchange_outbox x left join document d on d.log_id = x.log_id and d.idx = x.idx"
          + " where x.state = 'sent' and x.id > ?"
          + PAGE;
  private static final String ACKNOWLEDGEMENT =
      "select x.id, a.idx, e.type, e.document_idx, x.idx as inbox_idx from exchange_acknowledgement a"
          + " join exchange_inbox x on x.id = a.inbox_id"
          + " left join event_document e on e.log_id = a.log_id and e.idx = a.idx"
          + " where a.idx is not null and x.id > ?"
          + PAGE;
  private static final String RULE = "exchange tables";

  private final Rows rows;
  private final Findings findings;
  private final Pace pace;

  ExchangeTableCheck(CheckContext context) {
    this.rows = context.rows();
    this.findings = context.findings();
    this.pace = context.pace();
  }

  void run() {
    if (rows.exists(THERE)) {
      each(INBOX, this::inbox);
      each(OUTBOX, this::outbox);
      each(ACKNOWLEDGEMENT, this::acknowledgement);
    }
  }

  private void each(String sql, Rows.Each check) {
    long[] last = {0};
    long before;
    do {
      before = last[0];
      rows.each(
          sql,
          row -> {
            check.read(row);
            pace.read(0);
            last[0] = row.getLong("id");
          },
          before);
    } while (last[0] > before);
  }

  private void inbox(ResultSet row) throws SQLException {
    String where = "table exchange_inbox, row " + row.getLong("id");
    if (isOf(row, "INBOUND", where)) {
      findings.same(RULE, where + ", size", row.getLong("size"), row.getLong("document_size"));
      if (row.getLong("attempt") > 1 + row.getLong("replays")) {
        findings.damage(
            RULE, where + ", attempt", row.getLong("attempt"), 1 + row.getLong("replays"));
      }
      name(row, where);
      content(row, where);
    }
  }

  private boolean isOf(ResultSet row, String direction, String where) throws SQLException {
    String document = row.getString("log_id") + "." + row.getLong("idx");
    if (!direction.equals(row.getString("direction"))) {
      findings.damage(RULE, where, "a document that is not there, " + document, "one of ours");
      return false;
    }
    findings.same(RULE, where + ", sha256", row.getString("sha256"), digest(row));
    findings.same(
        RULE,
        where + ", interface_id",
        row.getString("interface_id"),
        Optional.ofNullable(row.getString("document_interface")).orElse("none"));
    return true;
  }

  private void name(ResultSet row, String where) throws SQLException {
    byte[] stored = row.getBytes("document_path");
    if (stored == null) {
      return;
    }
    RawPath path = RawPath.parse(stored);
    findings.same(RULE, where + ", path", row.getString("path"), path.encoded());
    if (!Arrays.equals(row.getBytes("name_bytes"), path.name().orElseThrow().bytes())) {
      findings.damage(RULE, where + ", name_bytes", "another name", path.encoded());
    }
  }

  private void content(ResultSet row, String where) throws SQLException {
    String content = row.getString("content_sha256");
    if (content != null) {
      pace.read(row.getLong("content_size"));
      findings.same(RULE, where + ", content", content, digest(row));
    }
  }

  private static String digest(ResultSet row) throws SQLException {
    return ContentDigest.ofBytes(Rows.hash(row, "document_sha256")).hex();
  }

  private void outbox(ResultSet row) throws SQLException {
    isOf(row, "OUTBOUND", "table exchange_outbox, row " + row.getLong("id"));
  }

  private void acknowledgement(ResultSet row) throws SQLException {
    String where = "table exchange_acknowledgement, row " + row.getLong("id");
    findings.same(RULE, where + ", its event", row.getString("type"), "file.acknowledged");
    findings.same(
        RULE, where + ", its document", row.getLong("document_idx"), row.getLong("inbox_idx"));
  }
}
