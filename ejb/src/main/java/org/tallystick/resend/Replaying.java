package org.tallystick.resend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.archive.Document;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.Reception;
import org.tallystick.archive.StoredContent;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.platform.Sql;

/// Gives our application what a partner sent once more, to process it again. In the ledger's transaction.
@ApplicationScoped
class Replaying {

  private static final String REPLAYS =
      "select count(*) from event_document where log_id = ? and document_idx = ? and type = 'document.replayed'";

  private static final String SINCE =
      "select idx from event_document where log_id = ? and document_idx = ? and type = 'document.replayed' and at > ?"
          + " order by idx desc fetch first 1 row only";

  @Inject private EntityManager entities;
  @Inject private Reception reception;
  @Inject private KeptContents contents;
  @Inject private Sql sql;

  List<ResendLine> replay(
      LedgerTransaction transaction, ResendOrder order, List<ResendLine> waiting) {
    return waiting.stream().map(line -> replay(transaction, order, line)).toList();
  }

  private ResendLine replay(LedgerTransaction transaction, ResendOrder order, ResendLine line) {
    Document document = entities.find(Document.class, LeafKey.of(line.document()));
    if (document.path().isEmpty()
        || contents.isErased(new StoredContent(document.digest(), document.size()))) {
      return new ResendLine(
          line.document(),
          ResendLine.Outcome.REFUSED,
          Optional.empty(),
          Optional.of("its name or content had to be erased"));
    }
    entities.flush();
    Optional<LedgerPosition> since = since(line.document(), order.orderedAt());
    if (since.isPresent()) {
      return new ResendLine(line.document(), ResendLine.Outcome.THERE, since, Optional.empty());
    }
    long attempt = attempt(line.document());
    long index = transaction.append(event(order, document, attempt));
    reception.received(document, attempt);
    return new ResendLine(
        line.document(),
        ResendLine.Outcome.DONE,
        Optional.of(new LedgerPosition(transaction.log(), index)),
        Optional.empty());
  }

  /// Whether another order did it after this one was asked for.
  private Optional<LedgerPosition> since(LedgerPosition document, Instant ordered) {
    return sql.first(
        SINCE,
        row -> new LedgerPosition(document.log(), row.getLong(1)),
        document.log().value(),
        document.index(),
        ordered);
  }

  /// To receive it was the first attempt.
  private long attempt(LedgerPosition document) {
    return 2
        + sql.first(REPLAYS, row -> row.getLong(1), document.log().value(), document.index())
            .orElse(0L);
  }

  private static Event event(ResendOrder order, Document document, long attempt) {
    Event event =
        Event.of(EventType.DOCUMENT_REPLAYED)
            .user(order.orderedBy())
            .about(document.position().index())
            .placed(document.position().index())
            .text("order", order.id().toString())
            .text("why", order.reason())
            .integer("attempt", attempt);
    order.approvedBy().ifPresent(by -> event.text("approved", by));
    return document.describe(event);
  }
}
