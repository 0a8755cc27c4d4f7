package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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
        waiting(entry, of).ifPresent(file -> file(at, file, false));
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
          marker(at.rule(), entry).map(marker -> publish(at, entry, Optional.of(marker)));
    };
  }

  private Document publish(Case at, DirectoryEntry entry, Optional<DirectoryEntry> by) {
    HeldLeaf held = leaves.of(entry).orElseThrow();
    return receiving.receive(
        at.transaction(),
        at.cause(),
        new Receiving.Waited(entry, held, at.agreed().id()),
        event -> by.ifPresent(other -> event.path("sidecar", other.path())));
  }

  /// A file beside the entry that waits.
  private Optional<DirectoryEntry> waiting(DirectoryEntry beside, RawName name) {
    return tree.entry(beside.log(), beside.directory().resolve(name))
        .filter(DirectoryEntry::isHeld);
  }

  private Optional<DirectoryEntry> marker(PublicationRule rule, DirectoryEntry file) {
    return rule.markers().stream()
        .flatMap(suffix -> spellings(suffix, file.name()))
        .flatMap(name -> waiting(file, name).stream())
        .findFirst();
  }

  private static Stream<RawName> spellings(Suffix suffix, RawName name) {
    Suffix loud = new Suffix(suffix.text().toUpperCase(Locale.ROOT));
    return Stream.of(suffix, loud).distinct().flatMap(one -> one.append(name).stream());
  }

  private void sidecar(
      Case at, DirectoryEntry entry, SidecarKind kind, Optional<RawName> of) {
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
      if (at.rule().decide(name) instanceof NameRole.DataFile) {
        waiting(entry, name).ifPresent(file -> bySidecar(at, file));
      }
    }
  }

  private void note(
      Case at, Finding.Code code, DirectoryEntry sidecar, String found, String expected) {
    Finding finding = new Finding(code, sidecar, found, expected, sidecar.path());
    at.transaction().append(finding.event(at.cause()));
  }

  private Optional<Document> bySidecar(Case at, DirectoryEntry file) {
    List<Statement> statements = statements(at.rule(), file);
    if (statements.isEmpty()) {
      return Optional.empty();
    }
    HeldLeaf held = leaves.of(file).orElseThrow();
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
  private List<Statement> statements(PublicationRule rule, DirectoryEntry file) {
    List<Statement> found = new ArrayList<>();
    for (SidecarKind kind : rule.sidecars()) {
      spellings(new Suffix(kind.suffix()), file.name())
          .flatMap(name -> waiting(file, name).stream())
          .forEach(sidecar -> found.addAll(statements(file, sidecar, kind, false)));
      lists(kind)
          .flatMap(name -> waiting(file, name).stream())
          .forEach(list -> found.addAll(statements(file, list, kind, true)));
    }
    return found;
  }

  private static Stream<RawName> lists(SidecarKind kind) {
    String name = kind.list().text();
    return Stream.of(name, name + ".txt", name.toLowerCase(Locale.ROOT)).map(RawName::of);
  }

  private List<Statement> statements(
      DirectoryEntry file, DirectoryEntry sidecar, SidecarKind kind, boolean isList) {
    return ReadSidecars.isTooLarge(sidecar)
        ? List.of()
        : sidecars.read(sidecar, kind).of(file.name(), isList).stream()
            .map(line -> new Statement(sidecar, line))
            .toList();
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
