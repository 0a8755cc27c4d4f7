package org.tallystick.fsck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.platform.Statements;

/// What came of partners' manifests, beside the events that say it.
final class ComparedManifests implements WrittenOnce {

  private static final String ROW =
      "select m.*, c.size as stored from manifest_comparison m join content c on c.sha256 = m.differences_sha256"
          + " where m.log_id = ? and m.idx = ?";

  /// A column and the event's field of the same number.
  private record Number(String column, String field) {}

  private static final List<Number> NUMBERS =
      List.of(
          new Number("seen", "seen"),
          new Number("line_count", "lines"),
          new Number("identical", "identical"),
          new Number("only_ours", "onlyOurs"),
          new Number("only_theirs", "onlyTheirs"),
          new Number("different", "different"),
          new Number("not_taken", "notTaken"));
  private static final String EVERY_INTERFACE = "every interface";
  private static final String SAID =
      "account %s, %s of %s, %s, at %s: SHA-256 %s, %d bytes, differences SHA-256 %s; numbers %s";

  private final StoredLog log;
  private final OneTable table;

  ComparedManifests(StoredLog log, CheckContext context) {
    this.log = log;
    this.table = new OneTable(log, context, "manifest_comparison");
  }

  @Override
  public void check(long index, EventDocument event) {
    JsonObject json = event.json();
    if (event.type() != EventType.MANIFEST_COMPARED || json.find("differences").isEmpty()) {
      return;
    }
    JsonObject file = json.object("file");
    table.same(
        index,
        "",
        ROW,
        row -> said(row, event),
        SAID.formatted(
            event.account().orElse("none"),
            RawPath.decode(json.text("entry")).name().orElseThrow().text(),
            json.text("day"),
            json.findText("interface").orElse(EVERY_INTERFACE),
            event.at().value(),
            file.text("sha256"),
            file.integer("size"),
            json.text("differences"),
            NUMBERS.stream()
                .map(number -> String.valueOf(json.integer(number.field())))
                .collect(Collectors.joining(" "))),
        log.id().value(),
        index);
  }

  private static String said(ResultSet row, EventDocument event) throws SQLException {
    StringBuilder numbers = new StringBuilder();
    for (Number number : NUMBERS) {
      numbers.append(numbers.isEmpty() ? "" : " ").append(row.getLong(number.column()));
    }
    String said =
        SAID.formatted(
            row.getString("account_id"),
            row.getString("name"),
            row.getString("list_day"),
            Optional.ofNullable(row.getString("interface_id")).orElse(EVERY_INTERFACE),
            OneTable.near(Statements.instant(row, "at"), event),
            ContentDigest.ofBytes(Rows.hash(row, "sha256")).hex(),
            row.getLong("size"),
            ContentDigest.ofBytes(Rows.hash(row, "differences_sha256")).hex(),
            numbers);
    return row.getLong("differences_size") == row.getLong("stored")
        ? said
        : said + ", differences of another size";
  }

  @Override
  public void end(long erased) {
    table.end(erased);
  }
}
