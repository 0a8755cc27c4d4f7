package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.publication.DigestAlgorithm;
import org.tallystick.publication.NameRole;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.SidecarKind;
import org.tallystick.publication.SidecarLine;
import org.tallystick.publication.SidecarText;
import org.tallystick.publication.Suffix;

/// Decides, whenever a held file comes to a name, what is published now: that file, or those it speaks for. In the ledger's transaction.
@ApplicationScoped
class Settling {

  @Inject private DirectoryTree tree;
  @Inject private HeldLeaves leaves;
  @Inject private ReadSidecars sidecars;
  @Inject private Receiving receiving;

  /// What a settling is about.
  private record Case(LedgerTransaction transaction, Cause cause, PartnerInterface agreed) {

    PublicationRule rule() {
      return agreed.rules().publication();
    }
  }

  /// One thing a sidecar says of a file.
  private record Statement(DirectoryEntry sidecar, SidecarLine line) {}

  /// @param entry held; it stands there since this transaction
  /// @param renamed whether it had a part name before
  /// @return the document it became, if it did
  Optional<Document> arrived(
      LedgerTransaction transaction,
      Cause cause,
      PartnerInterface agreed,
      DirectoryEntry entry,
      boolean renamed) {
    Case at = new Case(transaction, cause, agreed);
    return switch (at.rule().decide(entry.name())) {
      case NameRole.PartName part -> Optional.empty();
      case NameRole.DataFile file -> file(at, entry, renamed);
      case NameRole.Marker(RawName of, String suffix) -> {
        tree.meant(entry, of).stream()
            .filter(file -> waits(at, file))
            .forEach(file -> publish(at, file, Optional.of(entry)));
        yield Optional.empty();
      }
      case NameRole.Sidecar(SidecarKind kind, Optional<RawName> of) -> {
        sidecar(at, entry, kind, of);
        yield Optional.empty();
      }
    };
  }

  private Optional<Document> file(Case at, DirectoryEntry entry, boolean renamed) {
    return switch (at.rule().when()) {
      case ON_CLOSE -> Optional.of(publish(at, entry, Optional.empty()));
      case ON_RENAME ->
          renamed ? Optional.of(publish(at, entry, Optional.empty())) : Optional.empty();
      case ON_SIDECAR -> bySidecar(at, entry);
      case ON_MARKER ->
          markers(at.rule(), entry)
              .findFirst()
              .map(marker -> publish(at, entry, Optional.of(marker)));
    };
  }

  private Document publish(Case at, DirectoryEntry entry, Optional<DirectoryEntry> by) {
    HeldLeaf held = leaves.of(entry).orElseThrow();
    by.filter(other -> !isList(at, other)).ifPresent(tree::settle);
    return receiving.receive(
        at.transaction(),
        at.cause(),
        new Receiving.Waited(entry, held, at.agreed().id()),
        event -> by.ifPresent(other -> event.path("sidecar", other.path())));
  }

  private static boolean isList(Case at, DirectoryEntry entry) {
    return at.rule().decide(entry.name())
            instanceof NameRole.Sidecar(SidecarKind kind, Optional<RawName> of)
        && of.isEmpty();
  }

  /// A file beside the entry that waits to be published.
  private Optional<DirectoryEntry> waiting(Case at, DirectoryEntry beside, RawName name) {
    return tree.entry(beside.log(), beside.directory().resolve(name))
        .filter(file -> waits(at, file));
  }

  private static boolean waits(Case at, DirectoryEntry file) {
    return file.isHeld() && at.rule().decide(file.name()) instanceof NameRole.DataFile;
  }

  /// What stands beside the file, is held, and has the name but for its case.
  private Stream<DirectoryEntry> beside(DirectoryEntry file, RawName name) {
    return tree.alike(file.log(), file.directory().resolve(name)).stream()
        .filter(DirectoryEntry::isHeld);
  }

  /// Those that have published nothing yet: the marker of the version before says nothing of the next.
  private Stream<DirectoryEntry> markers(PublicationRule rule, DirectoryEntry file) {
    return Stream.concat(Stream.of(file.name()), Suffix.withoutLast(file.name()).stream())
        .flatMap(name -> rule.markers().stream().flatMap(suffix -> suffix.append(name).stream()))
        .flatMap(name -> beside(file, name))
        .filter(marker ->
            rule.decide(marker.name()) instanceof NameRole.Marker(RawName of, String suffix)
                && tree.meant(marker, of).contains(file))
        .filter(marker -> !isSpent(marker, file));
  }

  /// Whether the file was published since the other came.
  private boolean isSpent(DirectoryEntry other, DirectoryEntry file) {
    return tree.showedDocumentSince(file.log(), file.path(), other.brought().orElseThrow().index());
  }

  private void sidecar(Case at, DirectoryEntry entry, SidecarKind kind, Optional<RawName> of) {
    if (ReadSidecars.isTooLarge(entry)) {
      note(
          at,
          Finding.Code.SIDECAR_TOO_LARGE,
          entry,
          entry.size() + " bytes",
          "at most " + SidecarText.LONGEST + " bytes; send a sidecar that holds hashes");
      return;
    }
    ReadSidecars.Said said = sidecars.read(entry, kind);
    if (said.fault().isPresent()) {
      note(
          at,
          Finding.Code.SIDECAR_UNREADABLE,
          entry,
          said.fault().get(),
          "lines as sha256sum or BSD's md5 write them, or a digest alone; send it again");
      return;
    }
    Set<RawName> named =
        of.<Set<RawName>>map(Set::of).orElseGet(() -> new LinkedHashSet<>(said.named().keySet()));
    for (RawName name : named) {
      waiting(at, entry, name).ifPresent(file -> bySidecar(at, file));
    }
  }

  private void note(
      Case at, Finding.Code code, DirectoryEntry sidecar, String found, String expected) {
    Finding finding = new Finding(code, sidecar, found, expected, sidecar.path());
    at.transaction().append(finding.event(at.cause()));
  }

  /// A sidecar that agreed with the version before is not held against the next.
  private Optional<Document> bySidecar(Case at, DirectoryEntry file) {
    HeldLeaf held = leaves.of(file).orElseThrow();
    List<Statement> statements =
        statements(at.rule(), file)
            .filter(one -> agrees(one, held) || !isSpent(one.sidecar(), file))
            .toList();
    if (statements.isEmpty()) {
      return Optional.empty();
    }
    List<Statement> wrong = statements.stream().filter(one -> !agrees(one, held)).toList();
    if (wrong.isEmpty()) {
      return Optional.of(publish(at, file, Optional.of(statements.getFirst().sidecar())));
    }
    Statement first = wrong.getFirst();
    DigestAlgorithm algorithm = first.line().algorithm();
    Optional<String> made = held.digest(algorithm);
    Finding.Code code =
        made.isEmpty()
            ? Finding.Code.HASH_NOT_MADE
            : wrong.size() == statements.size()
                ? Finding.Code.SIDECAR_MISMATCH
                : Finding.Code.SIDECARS_DISAGREE;
    at.transaction()
        .append(
            new Finding(
                    code,
                    file,
                    algorithm.label() + " " + made.orElse("not made when the file came"),
                    algorithm.label() + " " + first.line().hex() + ", as the sidecar says",
                    first.sidecar().path())
                .event(at.cause()));
    return Optional.empty();
  }

  private static boolean agrees(Statement statement, HeldLeaf held) {
    return held.digest(statement.line().algorithm()).equals(Optional.of(statement.line().hex()));
  }

  /// What the sidecars that stand beside the file say of it.
  private Stream<Statement> statements(PublicationRule rule, DirectoryEntry file) {
    return rule.sidecars().stream()
        .flatMap(kind ->
            Stream.concat(
                new Suffix(kind.suffix()).append(file.name()).stream(), kind.lists().stream()))
        .flatMap(name -> beside(file, name))
        .distinct()
        .flatMap(sidecar ->
            rule.decide(sidecar.name())
                    instanceof NameRole.Sidecar(SidecarKind kind, Optional<RawName> of)
                ? statements(file, sidecar, kind, of)
                : Stream.empty());
  }

  private Stream<Statement> statements(
      DirectoryEntry file, DirectoryEntry sidecar, SidecarKind kind, Optional<RawName> of) {
    boolean isOther = of.isPresent() && !of.get().equals(file.name());
    return isOther || ReadSidecars.isTooLarge(sidecar)
        ? Stream.empty()
        : sidecars.read(sidecar, kind).of(file.name(), of.isEmpty()).stream()
            .map(line -> new Statement(sidecar, line));
  }

  /// Notes that a name which has just come is easily mistaken for one that stands beside it.
  void compareNames(LedgerTransaction transaction, Cause cause, DirectoryEntry entry) {
    List<DirectoryEntry> similar = tree.similar(entry.log(), entry.path());
    if (!similar.isEmpty()) {
      String others =
          similar.stream().map(other -> other.name().text()).collect(Collectors.joining(", "));
      transaction.append(
          new Finding(
                  Finding.Code.NAME_SIMILAR,
                  entry,
                  "beside it stands " + others,
                  "names that differ in more than case or the form of Unicode; both files are kept",
                  similar.getFirst().path())
              .event(cause));
    }
  }
}
