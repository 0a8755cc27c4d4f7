package org.tallystick.publication;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.tallystick.evidence.name.RawName;

/// When a partner's file becomes an exchange, as agreed for one interface.
///
/// @param parts names of files that are still being sent; they count under every rule
/// @param sidecars which hash sidecars count, under {@link PublishWhen#ON_SIDECAR}
/// @param markers which ready markers count, under {@link PublishWhen#ON_MARKER}
public record PublicationRule(
    PublishWhen when, List<NameGlob> parts, List<SidecarKind> sidecars, List<Suffix> markers) {

  private static final int MOST = 50;

  /// What clients have been seen to use.
  public static final List<NameGlob> USUAL_PARTS =
      Stream.of(
              "*.filepart",
              "*.part",
              "*.tmp",
              "*.partial",
              "*.upload",
              "*.writing",
              ".*",
              ".in.*.",
              "_*.tmp")
          .map(NameGlob::new)
          .toList();

  public static final List<Suffix> USUAL_MARKERS =
      Stream.of(".done", ".ok", ".ready", ".trg").map(Suffix::new).toList();

  public static final PublicationRule USUAL =
      new PublicationRule(PublishWhen.ON_CLOSE, USUAL_PARTS, SidecarKind.ALL, USUAL_MARKERS);

  public PublicationRule {
    parts = List.copyOf(parts);
    sidecars = List.copyOf(sidecars);
    markers = List.copyOf(markers);
    if (parts.size() > MOST || markers.size() > MOST) {
      throw new IllegalArgumentException(
          "publication rule: expected at most " + MOST + " part names and markers");
    }
    if (when == PublishWhen.ON_SIDECAR && sidecars.isEmpty()) {
      throw new IllegalArgumentException(
          "publication rule: on sidecar, expected a kind of sidecar");
    }
    if (when == PublishWhen.ON_MARKER && markers.isEmpty()) {
      throw new IllegalArgumentException("publication rule: on marker, expected a marker");
    }
    if (when == PublishWhen.ON_RENAME && parts.isEmpty()) {
      throw new IllegalArgumentException("publication rule: on rename, expected a part name");
    }
  }

  /// What the name is.
  public NameRole decide(RawName name) {
    String compared = NameGlob.compared(name);
    Optional<NameRole> part =
        parts.stream()
            .filter(glob -> glob.matches(compared))
            .findFirst()
            .map(glob -> new NameRole.PartName(glob.text()));
    if (part.isPresent()) {
      return part.get();
    }
    return switch (when) {
      case ON_SIDECAR -> sidecar(name).orElseGet(NameRole.DataFile::new);
      case ON_MARKER -> marker(name).orElseGet(NameRole.DataFile::new);
      case ON_CLOSE, ON_RENAME -> new NameRole.DataFile();
    };
  }

  private Optional<NameRole> sidecar(RawName name) {
    return sidecars.stream()
        .flatMap(kind ->
            kind.isList(name)
                ? Stream.of(new NameRole.Sidecar(kind, Optional.empty()))
                : new Suffix(kind.suffix())
                    .strip(name).stream().map(of -> new NameRole.Sidecar(kind, Optional.of(of))))
        .map(NameRole.class::cast)
        .findFirst();
  }

  private Optional<NameRole> marker(RawName name) {
    return markers.stream()
        .flatMap(
            suffix -> suffix.strip(name).stream().map(of -> new NameRole.Marker(of, suffix.text())))
        .map(NameRole.class::cast)
        .findFirst();
  }

  /// What is to be made of each file that comes, besides SHA-256, to compare sidecars with.
  public Set<DigestAlgorithm> digests() {
    if (when != PublishWhen.ON_SIDECAR) {
      return Set.of();
    }
    EnumSet<DigestAlgorithm> wanted = EnumSet.noneOf(DigestAlgorithm.class);
    for (SidecarKind kind : sidecars) {
      kind.algorithm()
          .ifPresentOrElse(
              wanted::add,
              () -> wanted.addAll(Set.of(DigestAlgorithm.SHA1, DigestAlgorithm.SHA512)));
    }
    wanted.remove(DigestAlgorithm.SHA256);
    return wanted;
  }

  public boolean isPart(RawName name) {
    return decide(name) instanceof NameRole.PartName;
  }

  /// What the close of a file that is none of the others does, in a sentence for people.
  public String sentence() {
    return switch (when) {
      case ON_CLOSE -> "published when it is closed, or renamed from a part name";
      case ON_RENAME -> "published when it is renamed from a part name";
      case ON_SIDECAR -> "published when a hash sidecar agrees with it";
      case ON_MARKER -> "published when its ready marker comes";
    };
  }

  /// What becomes of a file of that name when it is closed, in a sentence for people.
  public String sentence(RawName name) {
    return switch (decide(name)) {
      case NameRole.DataFile file -> "A file to be exchanged: " + sentence() + ".";
      case NameRole.PartName(String glob) ->
          "A part name ("
              + glob
              + "): kept and never an exchange; its rename to the name of a file "
              + (when == PublishWhen.ON_CLOSE || when == PublishWhen.ON_RENAME
                  ? "publishes it."
                  : "makes it a file that is " + sentence() + ".");
      case NameRole.Sidecar(SidecarKind kind, Optional<RawName> of) ->
          of.map(name1 -> "The " + kind.suffix() + " sidecar of " + name1.text())
                  .orElse("A list of hashes of files in its directory")
              + ": no exchange itself; a file it agrees with is published.";
      case NameRole.Marker(RawName of, String suffix) ->
          "The marker ("
              + suffix
              + ") of "
              + of.text()
              + ", or, where no such file waits, of the files "
              + of.text()
              + ".*: no exchange itself; it publishes them.";
    };
  }
}
