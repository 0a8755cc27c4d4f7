package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Agreements;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.platform.Settings;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.publication.NameRole;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.SidecarKind;
import org.tallystick.publication.SidecarLine;

/// Which files are held, and what each waits for. In the caller's transaction.
@ApplicationScoped
class WaitingFiles {

  private static final int MOST_NAMES = 200;
  private static final int LEAST_SHARE = 20;
  private static final Duration PATIENCE = Duration.ofHours(1);

  @Inject private DirectoryTree tree;
  @Inject private Agreements agreements;
  @Inject private HeldLeaves leaves;
  @Inject private NotedFindings findings;
  @Inject private ReadSidecars sidecars;
  @Inject private Settings settings;
  @Inject private Clock clock;

  Duration patience() {
    return settings.duration("TALLYSTICK_HELD_TOO_LONG", PATIENCE);
  }

  /// Of every partner its share of {@link HeldFiles#MOST}, the newest first; without sidecars and markers that have done what they are for.
  List<HeldFile> all() {
    List<LogId> logs = tree.logsThatWait();
    int share = Math.max(LEAST_SHARE, HeldFiles.MOST / Math.max(1, logs.size()));
    return logs.stream()
        .flatMap(log -> of(log, share).stream())
        .sorted(Comparator.comparing(HeldFile::since).reversed())
        .toList();
  }

  /// The newest `limit` of one partner.
  List<HeldFile> of(LogId log, int limit) {
    return tree.waiting(log, limit).stream()
        .flatMap(entry -> describe(entry).stream())
        .sorted(Comparator.comparing(HeldFile::since).reversed())
        .toList();
  }

  /// Empty when it has done what it is for.
  Optional<HeldFile> describe(DirectoryEntry entry) {
    return leaves.of(entry).flatMap(held -> describe(entry, held));
  }

  private Optional<HeldFile> describe(DirectoryEntry entry, HeldLeaf held) {
    PartnerId partner = new PartnerId(entry.log().value());
    Optional<PartnerInterface> agreed = agreements.covering(partner, entry.path());
    PublicationRule rule =
        agreed.map(PartnerInterface::rules).orElse(InterfaceRules.USUAL).publication();
    NameRole role = rule.decide(entry.name());
    Optional<NotedFinding> finding = findings.error(held.row().position());
    Optional<String> waits =
        finding
            .map(noted -> noted.found() + "; expected " + noted.expected())
            .or(() -> waits(entry, rule, role, held.index()));
    return waits.map(why ->
        new HeldFile(
            held.row().position(),
            partner,
            agreed.map(PartnerInterface::id),
            entry.path(),
            entry.size(),
            held.since(),
            role.word(),
            finding.isPresent() ? HeldFile.State.REFUSED : state(held.since()),
            finding.filter(NotedFinding::isContradiction).isPresent(),
            why));
  }

  private HeldFile.State state(Instant since) {
    return since.plus(patience()).isBefore(clock.instant())
        ? HeldFile.State.LATE
        : HeldFile.State.WAITING;
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
                case ON_CLOSE ->
                    "The rule was another when it came; publish it or have it sent again.";
                case ON_RENAME ->
                    "It came under a name of its own; only a rename from a part name publishes it.";
                case ON_SIDECAR -> "No hash sidecar has come for it.";
                case ON_MARKER -> "No ready marker has come for it.";
              });
      case NameRole.Marker(RawName of, String suffix) ->
          tree.meant(entry, of).stream().anyMatch(file -> isDone(file, index))
              ? Optional.empty()
              : lonely(entry, of, index, List.of());
      case NameRole.Sidecar(SidecarKind kind, Optional<RawName> of) ->
          of.isPresent()
              ? lonely(entry, of.get(), index, lines(entry, kind, of.get()))
              : missing(entry, kind, index);
    };
  }

  private List<SidecarLine> lines(DirectoryEntry sidecar, SidecarKind kind, RawName of) {
    return ReadSidecars.isTooLarge(sidecar)
        ? List.of()
        : sidecars.read(sidecar, kind).of(of, false);
  }

  /// @param lines what it says of the file; none of a marker
  private Optional<String> lonely(
      DirectoryEntry entry, RawName of, long index, List<SidecarLine> lines) {
    RawPath file = entry.directory().resolve(of);
    if (isDone(entry.log(), file, index, lines)) {
      return Optional.empty();
    }
    Optional<DirectoryEntry> standing = tree.entry(entry.log(), file);
    if (standing.filter(DirectoryEntry::isHeld).isPresent()) {
      return Optional.of("Its file " + of.text() + " waits too.");
    }
    return Optional.of(
        standing.isPresent()
            ? "It says another hash than " + of.text() + ", whose next version has not come."
            : "Its file " + of.text() + " has not come.");
  }

  private Optional<String> missing(DirectoryEntry list, SidecarKind kind, long index) {
    Map<RawName, List<SidecarLine>> named =
        ReadSidecars.isTooLarge(list) ? Map.of() : sidecars.read(list, kind).named();
    List<RawName> open =
        named.entrySet().stream()
            .limit(MOST_NAMES)
            .filter(one ->
                !isDone(list.log(), list.directory().resolve(one.getKey()), index, one.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            open.size()
                + " of its files have not come, the first is "
                + open.getFirst().text()
                + ".");
  }

  /// Whether there is nothing to wait for: the file was published since, or stands there published and nothing else is said of it.
  private boolean isDone(LogId log, RawPath file, long index, List<SidecarLine> lines) {
    return tree.showedDocumentSince(log, file, index)
        || tree.entry(log, file).flatMap(DirectoryEntry::document).stream()
            .anyMatch(document -> lines.stream().allMatch(line -> agrees(document, line)));
  }

  private boolean isDone(DirectoryEntry file, long index) {
    return isDone(file.log(), file.path(), index, List.of());
  }

  /// A hash that was not made when the file came says nothing either way.
  private boolean agrees(LedgerPosition document, SidecarLine line) {
    return leaves
        .behind(document)
        .flatMap(held -> held.digest(line.algorithm()))
        .map(line.hex()::equals)
        .orElse(true);
  }
}
