package org.tallystick.fsck;

import java.time.LocalDate;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.platform.Statements;

/// Business documents and their links to files, beside the events that say them.
final class BusinessRows implements WrittenOnce {

  private static final String DOCUMENT =
      "select b.*, (select count(*) from business_line l where l.business_document_id = b.id) as line_count"
          + " from business_document b where b.partner_id = ? and b.id = ?";
  private static final String DOCUMENT_SAID = "%s %s of %s with %d lines, made at %s by %s";
  private static final String DOCUMENTS =
      "select count(*) from business_document where partner_id = ?";
  private static final String LINK =
      "select linked_at, linked_by from link where log_id = ? and business_document_id = ? and idx = ?";
  private static final String LINK_SAID = "linked at %s by %s";

  private final StoredLog log;
  private final OneTable documents;
  private final OneTable links;

  BusinessRows(StoredLog log, CheckContext context) {
    this.log = log;
    this.documents = new OneTable(log, context, "business_document", DOCUMENTS);
    this.links = new OneTable(log, context, "link");
  }

  @Override
  public void check(long index, EventDocument event) {
    switch (event.type()) {
      case BUSINESS_DOCUMENT_CREATED -> created(index, event);
      case DOCUMENT_LINKED -> linked(index, event);
      default -> {
        // Has no such rows.
      }
    }
  }

  private void created(long index, EventDocument event) {
    JsonObject json = event.json();
    documents.same(
        index,
        "",
        DOCUMENT,
        row ->
            DOCUMENT_SAID.formatted(
                row.getString("kind"),
                row.getString("number"),
                row.getObject("issued_on", LocalDate.class),
                row.getLong("line_count"),
                OneTable.near(Statements.instant(row, "created_at"), event),
                row.getString("created_by")),
        DOCUMENT_SAID.formatted(
            json.text("kind"),
            json.text("number"),
            json.text("issued"),
            json.integer("lines"),
            event.at().value(),
            json.text("user")),
        log.id().value(),
        json.text("business"));
  }

  private void linked(long index, EventDocument event) {
    JsonObject json = event.json();
    links.same(
        index,
        "",
        LINK,
        row ->
            LINK_SAID.formatted(
                OneTable.near(Statements.instant(row, "linked_at"), event),
                row.getString("linked_by")),
        LINK_SAID.formatted(event.at().value(), json.text("user")),
        log.id().value(),
        json.text("business"),
        LedgerPosition.parse(json.text("document")).index());
  }

  @Override
  public void end(long erased) {
    documents.end(erased);
    links.end(erased);
  }
}
