package org.tallystick.publication;

import java.util.Optional;
import org.tallystick.evidence.name.RawName;

/// What a name is under a rule.
public sealed interface NameRole {

  /// A file to be exchanged.
  record DataFile() implements NameRole {}

  /// A file that is still being sent under a name of its own.
  ///
  /// @param glob the agreed pattern it matches
  record PartName(String glob) implements NameRole {}

  /// A hash sidecar.
  ///
  /// @param of the file it is for; empty when it is the list of a directory
  record Sidecar(SidecarKind kind, Optional<RawName> of) implements NameRole {}

  /// Says that a file is ready.
  record Marker(RawName of, String suffix) implements NameRole {}

  /// As it stands in events (docs/evidence.md, section 8) and on screens.
  default String word() {
    return switch (this) {
      case DataFile file -> "file";
      case PartName part -> "part";
      case Sidecar sidecar -> "sidecar";
      case Marker marker -> "marker";
    };
  }
}
