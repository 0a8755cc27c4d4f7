package org.tallystick.directory;

import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.tlog.ContentDigest;

/// The file an entry shows.
///
/// @param index the leaf, of the entry's log, that brought it
/// @param size in bytes
public record FileVersion(long index, ContentDigest digest, long size, Kind kind) {

  /// What it is to the archive.
  public enum Kind {
    /// A document: it was exchanged.
    DOCUMENT,
    /// Closed by the partner, and no exchange yet or ever: a part name, a sidecar, a marker, a file that waits.
    HELD,
    /// Made by the archive beside the files it sends.
    SIDECAR;

    /// What an event of that type brings.
    public static Kind broughtBy(EventType type) {
      return switch (type) {
        case UPLOAD_HELD -> HELD;
        case SIDECAR_PLACED -> SIDECAR;
        default -> DOCUMENT;
      };
    }
  }

  /// The document that leaf `index` brought.
  public static FileVersion document(long index, ContentDigest digest, long size) {
    return new FileVersion(index, digest, size, Kind.DOCUMENT);
  }

  public boolean isDocument() {
    return kind == Kind.DOCUMENT;
  }
}
