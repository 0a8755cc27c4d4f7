package org.tallystick.past;

import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;

/// Whether what a partner was shown is what the log proves the directory held.
public sealed interface ListingVerdict {

  /// It is: the listing written again from the tree has the hash that the map of this head holds.
  record Same(LeafIndex head, Sha256 listing) implements ListingVerdict {}

  /// It is not; the tree, or the log, is damaged.
  record Different(LeafIndex head, Sha256 expected, Sha256 found) implements ListingVerdict {}

  /// No head says: the directory changed again before the next one, or there is none yet.
  record NoHead() implements ListingVerdict {}
}
