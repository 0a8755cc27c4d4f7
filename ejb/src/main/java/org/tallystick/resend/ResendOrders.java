package org.tallystick.resend;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Document;
import org.tallystick.exchange.ExchangeHistory;
import org.tallystick.exchange.HistoryFilter;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.platform.CallerName;
import org.tallystick.platform.Settings;
import org.tallystick.platform.Transactions;

/// Our people send many files again, or have them processed again: they see what it would mean, say why, and may stop it until the first byte of a file has left.
///
/// An order is carried out in the background ({@link ResendRunner}), some files of one partner at a time, each time in one transaction of that partner's log.
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
@RolesAllowed({"operator", "administrator"})
public class ResendOrders {

  /// How many files one order may have.
  public static final int MOST = 10_000;

  private static final int LONGEST_REASON = 500;
  private static final int ALONE = 100;
  private static final int SHOWN = 200;
  private static final String NEWEST =
      "select o from ResendOrder o order by o.orderedAt desc, o.id desc";

  @Inject private ExchangeHistory history;
  @Inject private ResendFacts facts;
  @Inject private ResendLines lines;
  @Inject private ResendUndo undo;
  @Inject private Ledger ledger;
  @Inject private Settings settings;
  @Inject private Transactions transactions;
  @PersistenceContext private EntityManager entities;
  @Resource private SessionContext context;

  /// How many files somebody may order without another's approval.
  private int alone() {
    return settings.number("TALLYSTICK_RESEND_ALONE", ALONE, 0, MOST);
  }

  /// @throws IllegalArgumentException when more than {@link #MOST} files are selected
  public ResendPreview preview(ResendOrder.Kind kind, ResendSelection selection) {
    List<ResendFacts.Facts> selected = select(selection);
    List<ResendFacts.Facts> meant = meant(kind, selected);
    return new ResendPreview(
        kind,
        meant.size(),
        (int) meant.stream().map(one -> one.document().log()).distinct().count(),
        meant.stream().mapToLong(ResendFacts.Facts::size).sum(),
        (int) meant.stream().filter(ResendFacts.Facts::acknowledged).count(),
        (int) meant.stream().filter(ResendFacts.Facts::superseded).count(),
        kind == ResendOrder.Kind.REPLAY
            ? 0
            : (int) meant.stream().filter(ResendFacts.Facts::there).count(),
        selected.size() - meant.size(),
        meant.size() > alone());
  }

  private static List<ResendFacts.Facts> meant(
      ResendOrder.Kind kind, List<ResendFacts.Facts> selected) {
    return selected.stream().filter(one -> one.direction() == kind.direction()).toList();
  }

  private List<ResendFacts.Facts> select(ResendSelection selection) {
    return transactions.call(() ->
        facts.of(
            switch (selection) {
              case ResendSelection.Documents(List<LedgerPosition> positions) ->
                  requireFew(positions);
              case ResendSelection.Matching(HistoryFilter filter) -> matching(filter);
            }));
  }

  private List<LedgerPosition> matching(HistoryFilter filter) {
    List<LedgerPosition> found = new ArrayList<>();
    TimelineKey after = null;
    List<Document> page;
    do {
      page = history.page(filter, after, ExchangeHistory.MOST);
      page.stream().map(Document::position).forEach(found::add);
      after = page.isEmpty() ? null : page.getLast().key();
    } while (page.size() == ExchangeHistory.MOST && found.size() <= MOST);
    return requireFew(found);
  }

  private static List<LedgerPosition> requireFew(List<LedgerPosition> positions) {
    if (positions.size() > MOST) {
      throw new IllegalArgumentException(
          "selection: more than "
              + MOST
              + " files, expected at most that; narrow it, or order in parts");
    }
    return positions;
  }

  /// Orders it. The same id again is the same order, whoever clicked twice.
  ///
  /// @param id made by the caller
  /// @param withoutAcknowledged leaves out what was taken over already
  public OrderOutcome order(
      UUID id,
      ResendOrder.Kind kind,
      ResendSelection selection,
      String reason,
      boolean withoutAcknowledged) {
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "reason: found " + why.length() + " characters, expected 1 to " + LONGEST_REASON);
    }
    String user = CallerName.in(context);
    List<LedgerPosition> wanted =
        meant(kind, select(selection)).stream()
            .filter(one -> !(withoutAcknowledged && one.acknowledged()))
            .map(ResendFacts.Facts::document)
            .toList();
    if (wanted.isEmpty()) {
      return new OrderOutcome.Refused(
          "TLY-0720 "
              + word(kind)
              + ": nothing is left of the selection that was "
              + (kind == ResendOrder.Kind.RESEND ? "sent" : "received")
              + (withoutAcknowledged ? " and is not acknowledged" : "")
              + ", expected a file or more; select others");
    }
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          ResendOrder known = entities.find(ResendOrder.class, id.toString());
          if (known != null) {
            return known.orderedBy().equals(user)
                ? new OrderOutcome.Done(known)
                : new OrderOutcome.Refused(
                    "TLY-0721 resend " + id + ": is another person's order; use a new id");
          }
          ResendOrder order =
              new ResendOrder(
                  id, kind, user, transaction.now(), why, wanted.size(), wanted.size() > alone());
          entities.persist(order);
          entities.flush();
          lines.add(id, wanted);
          transaction.append(
              ConfigurationChange.added(
                      word(kind) + " ordered", id.toString(), wanted.size() + " files: " + why)
                  .by(user));
          return new OrderOutcome.Done(order);
        });
  }

  private static String word(ResendOrder.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /// Lets an order begin that has more files than one person may send again alone.
  public OrderOutcome approve(UUID id) {
    String user = CallerName.in(context);
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          ResendOrder order = entities.find(ResendOrder.class, id.toString());
          if (order == null) {
            return unknown(id);
          }
          if (!order.waitsForApproval()) {
            return new OrderOutcome.Refused(
                "TLY-0722 resend " + id + ": waits for no approval; look at how it stands");
          }
          if (order.orderedBy().equals(user)) {
            return new OrderOutcome.Refused(
                "TLY-0723 resend "
                    + id
                    + ": was ordered by you, expected somebody else's approval; ask a colleague");
          }
          order.approve(user, transaction.now());
          transaction.append(
              ConfigurationChange.of(word(order.kind()) + " approved", id.toString()).by(user));
          return new OrderOutcome.Done(order);
        });
  }

  private static OrderOutcome unknown(UUID id) {
    return new OrderOutcome.Unknown("resend " + id + ": there is none; see the list of resends");
  }

  /// Stops an order and takes back what nobody has begun to fetch. What was begun stays.
  public OrderOutcome stop(UUID id) {
    String user = CallerName.in(context);
    OrderOutcome stopped =
        ledger.append(
            LogId.SYSTEM,
            transaction -> {
              ResendOrder order = entities.find(ResendOrder.class, id.toString());
              if (order == null) {
                return unknown(id);
              }
              if (order.stoppedAt().isEmpty()) {
                order.stop(user, transaction.now());
                transaction.append(
                    ConfigurationChange.of(word(order.kind()) + " stopped", id.toString())
                        .by(user));
              }
              return new OrderOutcome.Done(order);
            });
    if (stopped instanceof OrderOutcome.Done) {
      undo.all(id, user);
    }
    return stopped;
  }

  @RolesAllowed({"operator", "auditor", "administrator"})
  public Optional<ResendProgress> find(UUID id) {
    return transactions.call(() ->
        Optional.ofNullable(entities.find(ResendOrder.class, id.toString())).map(this::progress));
  }

  /// The newest first.
  @RolesAllowed({"operator", "auditor", "administrator"})
  public List<ResendProgress> newest() {
    return transactions.call(() ->
        entities
            .createQuery(NEWEST, ResendOrder.class)
            .setMaxResults(SHOWN)
            .getResultList()
            .stream()
            .map(this::progress)
            .toList());
  }

  /// Its files, by partner and leaf.
  ///
  /// @param after the last one of the page before; null for the first page
  @RolesAllowed({"operator", "auditor", "administrator"})
  public List<ResendLine> files(UUID id, @Nullable LedgerPosition after, int limit) {
    return transactions.call(() -> lines.page(id, after, limit));
  }

  private ResendProgress progress(ResendOrder order) {
    Map<ResendLine.Outcome, Integer> counts = lines.counts(order.id());
    return new ResendProgress(
        order,
        counts.getOrDefault(ResendLine.Outcome.WAITING, 0),
        counts.getOrDefault(ResendLine.Outcome.DONE, 0),
        counts.getOrDefault(ResendLine.Outcome.THERE, 0),
        counts.getOrDefault(ResendLine.Outcome.REFUSED, 0),
        counts.getOrDefault(ResendLine.Outcome.UNDONE, 0));
  }
}
