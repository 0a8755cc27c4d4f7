package org.tallystick.past;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;

/// One change of a directory.
///
/// @param number its place among the directory's changes, from 1
/// @param name which name in the directory; empty when it is the directory itself that came or went, and once erased
/// @param other where it was renamed from or to
/// @param size of the file in bytes; empty for a directory
/// @param replacedSize of the file that stood there before
/// @param account whose session did it; empty for what we did
public record DirectoryChange(
    LedgerPosition event,
    long number,
    Instant at,
    Kind kind,
    Optional<RawName> name,
    Optional<RawPath> other,
    OptionalLong size,
    OptionalLong replacedSize,
    Optional<String> account,
    Optional<String> session) {

  /// What became of the name, seen from inside the directory.
  public enum Kind {
    /// The directory itself came to be there.
    MADE,
    /// The directory itself went away.
    GONE,
    ADDED,
    REPLACED,
    /// What stood there and waited became an exchange.
    PUBLISHED,
    REMOVED,
    /// From one name of the directory to another.
    RENAMED,
    /// Renamed from another directory into this one.
    MOVED_IN,
    MOVED_OUT,
    /// Permissions or last-modified time.
    ATTRIBUTES,
    /// The words of the event were erased.
    ERASED
  }

  /// The log size just behind it.
  public long sizeAfter() {
    return event.index() + 1;
  }
}
