package org.tallystick.evidence.map;

import org.tallystick.evidence.tlog.Sha256;

/// What stands below one byte of a key: a single entry, or a group of at least two.
public sealed interface MapSlot {

  /// The only entry whose key begins so.
  record Lone(SubjectKey key, Sha256 valueHash) implements MapSlot {
    @Override
    public Sha256 hash() {
      return MapHash.leaf(key, valueHash);
    }
  }

  /// The root of the group below.
  record Inner(Sha256 hash) implements MapSlot {}

  Sha256 hash();
}
