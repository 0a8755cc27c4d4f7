package org.tallystick.handout;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;

/// One folder of `/.exchange` with all that is below it. Methods run in the caller's transaction.
///
/// `below` is a path from this folder on; empty for the folder itself, which always exists.
interface HandoutFolder {

  Optional<HandoutEntry> find(HandoutVisit visit, List<RawName> below);

  /// The entries of a directory that {@link #find} found, from a place in its own count on, 0 for the first. At most `limit`; maybe none although more follow.
  HandoutPage page(HandoutVisit visit, List<RawName> below, long from, int limit);

  /// The bytes of a file that {@link #find} found.
  Optional<byte[]> content(HandoutVisit visit, List<RawName> below);

  /// The same, for files that may be too long for memory. The caller closes it.
  default Optional<HandoutSource> source(HandoutVisit visit, List<RawName> below)
      throws IOException {
    return content(visit, below).map(HandoutSource::of);
  }
}
