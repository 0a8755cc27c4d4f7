package org.tallystick.archive;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal.Reason;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.Agreements;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.platform.CallerName;
import org.tallystick.publication.NameRole;

/// Operators see which files wait and why, what was found about files, and may publish one that waits for what will not come.
@Stateless
@RolesAllowed({"operator", "auditor", "administrator"})
public class HeldFiles {

  /// How many are looked at, of all partners together.
  public static final int MOST = 500;

  private static final int LONGEST_REASON = 500;

  @Inject private DirectoryTree tree;
  @Inject private Agreements agreements;
  @Inject private HeldLeaves leaves;
  @Inject private WaitingFiles waiting;
  @Inject private NotedFindings findings;
  @Inject private Receiving receiving;
  @Inject private Ledger ledger;
  @Resource private SessionContext context;

  /// How long a file may wait before that is a finding.
  public Duration patience() {
    return waiting.patience();
  }

  /// What waits, the newest first: of each partner its share of {@link #MOST}, so that nobody hides another's. Sidecars and markers whose file was published are done
  /// with and left out.
  public List<HeldFile> all() {
    return waiting.all();
  }

  /// What waits of one partner, the newest {@link #MOST}.
  public List<HeldFile> of(PartnerId partner) {
    return waiting.of(partner.log(), MOST);
  }

  /// The newest findings about files, at most `limit`.
  public List<NotedFinding> findings(int limit) {
    return findings.newest(limit);
  }

  /// Publishes a file that waits, for a reason that goes into its event. On return it is an exchange.
  @RolesAllowed({"operator", "administrator"})
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Outcome<Document> publish(LedgerPosition held, String reason) {
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "reason: found " + why.length() + " characters, expected 1 to " + LONGEST_REASON);
    }
    String user = CallerName.in(context);
    return ledger.append(
        held.log(),
        transaction -> {
          Optional<DirectoryEntry> entry =
              tree.lastShowing(held)
                  .filter(shown -> shown.to() == DirectoryEntry.STILL_VALID && shown.isHeld());
          if (entry.isEmpty()) {
            return Outcome.refused(
                Reason.NO_SUCH_PATH,
                "TLY-0700 file "
                    + held
                    + ": it waits no longer, expected one that is held; look at the list again");
          }
          return publish(transaction, entry.get(), user, why);
        });
  }

  private Outcome<Document> publish(
      LedgerTransaction transaction, DirectoryEntry entry, String user, String why) {
    PartnerId partner = new PartnerId(entry.log().value());
    Optional<PartnerInterface> agreed = agreements.covering(partner, entry.path());
    boolean isFile =
        agreed
            .filter(covering ->
                covering.rules().publication().decide(entry.name()) instanceof NameRole.DataFile)
            .isPresent();
    if (!isFile) {
      return Outcome.refused(
          Reason.NOT_SUPPORTED,
          "TLY-0701 file "
              + entry.path().text()
              + ": is a part name, a sidecar or a marker, expected a file; have it renamed first");
    }
    HeldLeaf held = leaves.of(entry).orElseThrow();
    Optional<NotedFinding> contradiction =
        findings.error(held.row().position()).filter(NotedFinding::isContradiction);
    if (contradiction.isPresent()) {
      return Outcome.refused(
          Reason.NOT_SUPPORTED,
          "TLY-0702 file "
              + entry.path().text()
              + ": found "
              + contradiction.get().found()
              + ", expected "
              + contradiction.get().expected()
              + "; it is never published as it is: ask the partner for the file or its sidecar again");
    }
    Receiving.Waited waited = new Receiving.Waited(entry, held, agreed.orElseThrow().id());
    return Outcome.done(
        receiving.receive(
            transaction,
            type -> Event.of(type).user(user),
            waited,
            event -> event.text("reason", why)));
  }
}
