package org.tallystick.resend;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Agreements;
import org.tallystick.partner.Direction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.platform.Settings;
import org.tallystick.platform.Transactions;

/// Carries orders out, some files a second.
///
/// What an order's files become is written in the transaction that places them, so a server that dies, or a second one, never sends a file twice.
@Singleton
@DependsOn("StartUp")
@TransactionManagement(TransactionManagementType.BEAN)
@RolesAllowed("system")
public class ResendRunner {

  private static final Logger LOGGER = Logger.getLogger(ResendRunner.class.getName());
  private static final int A_SECOND = 500;
  private static final int PORTION = 100;
  private static final String OPEN =
      "select o.* from resend_order o where o.stopped_at is null"
          + " and (o.needs_approval = false or o.approved_by is not null)"
          + " and exists (select 1 from resend_line l where l.order_id = o.id and l.outcome = 'waiting')"
          + " order by o.ordered_at";

  @PersistenceContext private EntityManager entities;
  @Inject private ResendLines lines;
  @Inject private ResendPlan plan;
  @Inject private SentFiles sent;
  @Inject private Replaying replaying;
  @Inject private Agreements agreements;
  @Inject private Ledger ledger;
  @Inject private Settings settings;
  @Inject private Transactions transactions;

  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  void run() {
    int left = settings.number("TALLYSTICK_RESENDS_A_SECOND", A_SECOND, 1, 100_000);
    for (ResendOrder order : open()) {
      left -= run(order, left);
      if (left <= 0) {
        return;
      }
    }
  }

  private List<ResendOrder> open() {
    return transactions.call(
        () -> entities.createNativeQuery(OPEN, ResendOrder.class).getResultList());
  }

  private int run(ResendOrder order, int most) {
    int done = 0;
    List<LogId> logs = transactions.call(() -> lines.logs(order.id(), ResendLine.Outcome.WAITING));
    for (LogId log : logs) {
      int portion = PORTION;
      while (portion > 0 && done < most) {
        portion = portion(order, log, Math.min(PORTION, most - done));
        done += portion;
      }
    }
    return done;
  }

  private int portion(ResendOrder order, LogId log, int limit) {
    try {
      return ledger.append(log, transaction -> carryOut(transaction, order, limit));
    } catch (LedgerFault failed) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0724 resend "
              + order.id()
              + ": nothing of "
              + log
              + " could be sent again now; it is tried again in a second",
          failed);
      return 0;
    }
  }

  private int carryOut(LedgerTransaction transaction, ResendOrder asked, int limit) {
    UUID id = asked.id();
    ResendOrder order = entities.find(ResendOrder.class, id.toString());
    if (order == null || order.stoppedAt().isPresent()) {
      return 0;
    }
    LogId log = transaction.log();
    List<ResendLine> waiting = lines.of(id, ResendLine.Outcome.WAITING, log, limit);
    if (waiting.isEmpty()) {
      return 0;
    }
    lines.change(
        id,
        switch (order.kind()) {
          case RESEND -> send(transaction, order, waiting);
          case REPLAY -> replaying.replay(transaction, order, waiting);
        });
    return waiting.size();
  }

  private List<ResendLine> send(
      LedgerTransaction transaction, ResendOrder order, List<ResendLine> waiting) {
    List<Candidate.Found> found =
        waiting.stream().map(ResendLine::document).map(this::find).toList();
    ResendReport report =
        plan.decide(transaction, found, Long.MAX_VALUE, Optional.of(order.orderedAt()));
    transaction.append(ResendPlan.requested(event(order), report));
    plan.place(
        transaction, report, found, () -> Event.of(EventType.FILE_PLACED).user(order.orderedBy()));
    entities.flush();
    plan.note(transaction, report, true);
    List<ResendLine> results = new ArrayList<>();
    for (int i = 0; i < waiting.size(); i++) {
      results.add(line(waiting.get(i), report.results().get(i)));
    }
    return results;
  }

  private Candidate.Found find(LedgerPosition document) {
    return sent.find(
        document.log(),
        new Ask.Position(document.toString(), document),
        path -> sendsTo(document.log(), path));
  }

  private Optional<InterfaceId> sendsTo(LogId log, RawPath path) {
    return agreements
        .covering(new PartnerId(log.value()), path)
        .filter(agreed -> agreed.direction() == Direction.OUTBOUND)
        .map(PartnerInterface::id);
  }

  private static Event event(ResendOrder order) {
    Event event =
        Event.of(EventType.RESEND_REQUESTED)
            .user(order.orderedBy())
            .text("order", order.id().toString())
            .text("why", order.reason());
    order.approvedBy().ifPresent(by -> event.text("approved", by));
    return event;
  }

  private static ResendLine line(ResendLine before, ResendReport.Result result) {
    return new ResendLine(
        before.document(),
        switch (result.outcome()) {
          case DONE -> ResendLine.Outcome.DONE;
          case THERE -> ResendLine.Outcome.THERE;
          case REFUSED -> ResendLine.Outcome.REFUSED;
        },
        result.document(),
        result.why());
  }
}
