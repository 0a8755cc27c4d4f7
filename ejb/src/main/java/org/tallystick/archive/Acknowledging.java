package org.tallystick.archive;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.Direction;
import org.tallystick.platform.CallerName;

/// Our application says that it took over what a partner sent; the partner reads that in what it is answered, and the log keeps it.
@Stateless
@RolesAllowed({"operator", "administrator", "system"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Acknowledging {

  public static final int LONGEST_REFERENCE = 255;

  private static final String KNOWN =
      "select e from EventRow e where e.key.logId = :log and e.documentIndex = :index and e.type = 'file.acknowledged' order by e.key.index";

  @PersistenceContext private EntityManager entities;
  @Inject private Ledger ledger;
  @Resource private SessionContext context;

  /// Once for each document; what is acknowledged already stays as it was.
  ///
  /// @param reference what the application calls it, such as a number; at most {@link #LONGEST_REFERENCE} characters
  /// @return the `file.acknowledged` event; empty when there is no such document or we sent it ourselves
  public Optional<LedgerPosition> acknowledge(LedgerPosition document, Optional<String> reference) {
    return acknowledge(document, reference, CallerName.in(context));
  }

  /// @param by who said so, where the caller speaks for others
  public Optional<LedgerPosition> acknowledge(
      LedgerPosition document, Optional<String> reference, String by) {
    return ledger.append(
        document.log(),
        transaction ->
            Optional.ofNullable(entities.find(Document.class, LeafKey.of(document)))
                .filter(found -> found.direction() == Direction.INBOUND)
                .map(found ->
                    known(document)
                        .orElseGet(() -> append(transaction, event(found, reference, by)))));
  }

  private Optional<LedgerPosition> known(LedgerPosition document) {
    return entities
        .createQuery(KNOWN, EventRow.class)
        .setParameter("log", document.log().value())
        .setParameter("index", document.index())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(EventRow::position);
  }

  private static LedgerPosition append(LedgerTransaction transaction, Event event) {
    return new LedgerPosition(transaction.log(), transaction.append(event));
  }

  private static Event event(Document document, Optional<String> reference, String by) {
    long index = document.position().index();
    Event event =
        Event.of(EventType.FILE_ACKNOWLEDGED)
            .user(by)
            .about(index)
            .placed(index)
            .text("habit", "application");
    document.describe(event);
    reference.ifPresent(text -> event.text("reference", text));
    return event;
  }
}
