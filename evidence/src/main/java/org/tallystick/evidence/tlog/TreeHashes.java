package org.tallystick.evidence.tlog;

/// The hashes a log has stored, from which roots and proofs of any size are made.
public interface TreeHashes {

  /// The root of the perfect subtree over the leaves `[index · 2^level, (index + 1) · 2^level)`; level 0 is the leaf's hash.
  ///
  /// @throws IllegalArgumentException when the log has no such leaves
  NodeHash node(int level, long index);
}
