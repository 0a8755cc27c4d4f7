package org.tallystick.archive;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal.Reason;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Agreements;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.platform.CallerName;
import org.tallystick.platform.Settings;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.publication.NameRole;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.SidecarKind;

/// Operators see which files wait and why, what was found about files, and may publish one that waits for what will not come.
@Stateless
@RolesAllowed({"operator", "auditor", "administrator"})
public class HeldFiles {

  /// How many are looked at.
  public static final int MOST = 2_000;

  private static final int MOST_NAMES = 200;
  private static final int LONGEST_REASON = 500;
  private static final Duration PATIENCE = Duration.ofHours(1);

  @Inject private DirectoryTree tree;
  @Inject private Agreements agreements;
  @Inject private HeldLeaves leaves;
  @Inject private NotedFindings findings;
  @Inject private ReadSidecars sidecars;
  @Inject private Receiving receiving;
  @Inject private Ledger ledger;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Resource private SessionContext context;

  /// How long a file may wait before that is a finding.
  public Duration patience() {
    return settings.duration("TALLYSTICK_HELD_TOO_LONG", PATIENCE);
  }

  /// What waits, the newest first; sidecars and markers whose file was published are done with and left out.
  public List<HeldFile> all() {
    return tree.held(MOST).stream()
        .flatMap(entry -> leaves.of(entry).flatMap(held -> describe(entry, held)).stream())
        .sorted(Comparator.comparing(HeldFile::since).reversed())
        .toList();
  }

  /// The newest findings about files, at most `limit`.
  public List<NotedFinding> findings(int limit) {
    return findings.newest(limit);
  }

  private Optional<HeldFile> describe(DirectoryEntry entry, HeldLeaf held) {
    PartnerId partner = new PartnerId(entry.log().value());
    Optional<PartnerInterface> agreed = agreements.covering(partner, entry.path());
    PublicationRule rule =
        agreed.map(PartnerInterface::rules).orElse(InterfaceRules.USUAL).publication();
    NameRole role = rule.decide(entry.name());
    Optional<NotedFinding> finding =
        findings
            .about(held.row().position())
            .filter(noted -> noted.severity().equals(Finding.Severity.ERROR.word()));
    Optional<String> waits =
        finding.map(noted -> noted.found() + "; expected " + noted.expected())
            .or(() -> waits(entry, rule, role, held.index()));
    return waits.map(why ->
        new HeldFile(
            held.row().position(),
            partner,
            agreed.map(PartnerInterface::id),
            entry.path(),
            entry.size(),
            held.since(),
            word(role),
            finding.isPresent() ? HeldFile.State.REFUSED : state(held.since()),
            why));
  }

  private HeldFile.State state(Instant since) {
    return since.plus(patience()).isBefore(clock.instant())
        ? HeldFile.State.LATE
        : HeldFile.State.WAITING;
  }

  private static String word(NameRole role) {
    return switch (role) {
      case NameRole.DataFile file -> "file";
      case NameRole.PartName part -> "part";
      case NameRole.Sidecar sidecar -> "sidecar";
      case NameRole.Marker marker -> "marker";
    };
  }

  /// What it waits for; empty when it has done what it is for.
  private Optional<String> waits(
      DirectoryEntry entry, PublicationRule rule, NameRole role, long index) {
    return switch (role) {
      case NameRole.PartName part ->
          Optional.of("A part name: it is still being sent, or was left behind.");
      case NameRole.DataFile file ->
          Optional.of(
              switch (rule.when()) {
                case ON_CLOSE -> "The rule was another when it came; publish it or have it sent again.";
                case ON_RENAME -> "It came under a name of its own; only a rename from a part name publishes it.";
                case ON_SIDECAR -> "No hash sidecar has come for it.";
                case ON_MARKER -> "No ready marker has come for it.";
              });
      case NameRole.Marker(RawName of, String suffix) -> lonely(entry, of, index);
      case NameRole.Sidecar(SidecarKind kind, Optional<RawName> of) ->
          of.isPresent() ? lonely(entry, of.get(), index) : missing(entry, kind, index);
    };
  }

  private Optional<String> lonely(DirectoryEntry entry, RawName of, long index) {
    RawPath file = entry.directory().resolve(of);
    if (isDone(entry.log(), file, index)) {
      return Optional.empty();
    }
    return Optional.of(
        tree.entry(entry.log(), file).filter(DirectoryEntry::isHeld).isPresent()
            ? "Its file " + of.text() + " waits too."
            : "Its file " + of.text() + " has not come.");
  }

  private Optional<String> missing(DirectoryEntry list, SidecarKind kind, long index) {
    List<RawName> open =
        ReadSidecars.isTooLarge(list)
            ? List.of()
            : sidecars.read(list, kind).named().keySet().stream()
                .limit(MOST_NAMES)
                .filter(name -> !isDone(list.log(), list.directory().resolve(name), index))
                .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            open.size() + " of its files have not come, the first is " + open.getFirst().text() + ".");
  }

  /// Whether there is nothing to wait for: the file was published since, or stands there published.
  private boolean isDone(LogId log, RawPath file, long index) {
    return tree.entry(log, file).flatMap(DirectoryEntry::document).isPresent()
        || tree.showedDocumentSince(log, file, index);
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
    Receiving.Waited waited =
        new Receiving.Waited(
            entry, leaves.of(entry).orElseThrow(), agreed.orElseThrow().id());
    return Outcome.done(
        receiving.receive(
            transaction,
            type -> Event.of(type).user(user),
            waited,
            event -> event.text("reason", why)));
  }
}
