package org.tallystick.resend;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.NameConsequences;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Agreements;
import org.tallystick.partner.PartnerId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;

/// Takes back what a stopped order has placed and nobody has begun to fetch.
///
/// Whether a file was begun is known for certain: its `file.read`, or `delivery.attempted`, is in the log before its first byte leaves, and this is decided in the log's own
/// transaction. What was taken back is not brought to a partner's server either.
@ApplicationScoped
class ResendUndo {

  private static final int PORTION = 200;
  private static final String BEGUN =
      "select 1 from event_document where log_id = ? and document_idx = ? and type in ('file.read', 'delivery.attempted')"
          + " fetch first 1 rows only";

  @Inject private ResendLines lines;
  @Inject private DirectoryTree tree;
  @Inject private NameConsequences consequences;
  @Inject private Agreements agreements;
  @Inject private Ledger ledger;
  @Inject private Transactions transactions;
  @Inject private Sql sql;

  void all(UUID order, String user) {
    for (LogId log : logs(order, ResendLine.Outcome.WAITING)) {
      ledger.append(log, transaction -> forget(order, log));
    }
    for (LogId log : logs(order, ResendLine.Outcome.DONE)) {
      ledger.append(log, transaction -> takeBack(transaction, order, user));
    }
  }

  private List<LogId> logs(UUID order, ResendLine.Outcome outcome) {
    return transactions.call(() -> lines.logs(order, outcome));
  }

  private int forget(UUID order, LogId log) {
    List<ResendLine> waiting;
    do {
      waiting = lines.of(order, ResendLine.Outcome.WAITING, log, PORTION);
      lines.change(order, waiting.stream().map(ResendUndo::undone).toList());
    } while (waiting.size() == PORTION);
    return waiting.size();
  }

  private static ResendLine undone(ResendLine line) {
    return new ResendLine(
        line.document(), ResendLine.Outcome.UNDONE, line.again(), Optional.empty());
  }

  private int takeBack(LedgerTransaction transaction, UUID order, String user) {
    List<ResendLine> placed =
        lines.of(order, ResendLine.Outcome.DONE, transaction.log(), ResendOrders.MOST);
    List<ResendLine> undone =
        placed.stream().filter(line -> takeBack(transaction, line, user)).toList();
    lines.change(order, undone.stream().map(ResendUndo::undone).toList());
    return undone.size();
  }

  private boolean takeBack(LedgerTransaction transaction, ResendLine line, String user) {
    LedgerPosition again = line.again().orElseThrow();
    if (sql.first(BEGUN, row -> true, again.log().value(), again.index()).isPresent()) {
      return false;
    }
    Optional<DirectoryEntry> entry =
        tree.lastShowing(again).filter(shown -> shown.to() == DirectoryEntry.STILL_VALID);
    entry.ifPresent(shown -> {
      Event event =
          shown
              .describe(Event.of(EventType.FILE_REMOVED).user(user))
              .text("because", "the resend was stopped");
      tree.end(transaction, shown, transaction.append(event));
      agreements
          .covering(new PartnerId(again.log().value()), shown.path())
          .ifPresent(agreed -> consequences.removed(transaction, agreed, shown));
    });
    return entry.isPresent();
  }
}
