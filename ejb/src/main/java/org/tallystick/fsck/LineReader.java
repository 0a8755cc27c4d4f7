package org.tallystick.fsck;

import org.tallystick.evidence.tlog.LeafHash;

/// What the leaves of one kind of log say.
interface LineReader {

  /// The next leaf; `hash` is that of its bytes.
  void read(StoredLeaf leaf, LeafHash hash);

  /// Whether a checkpoint may end after the leaf that was read last (rule R4).
  boolean maySignHere();

  /// Whether everything that was read is in the store, so that a later check can go on from here.
  boolean isSettled();

  /// All leaves are read.
  void end(long size);
}
