package org.tallystick.evidence.map;

import org.tallystick.evidence.tlog.Sha256;

/// The two hashes of the subject map; [Sha256#ZERO] stands where there is nothing.
final class MapHash {

  private static final byte LEAF = 0x02;
  private static final byte NODE = 0x03;

  private MapHash() {}

  /// `SHA-256(0x02 || key || SHA-256(value))`
  static Sha256 leaf(SubjectKey key, Sha256 valueHash) {
    return Sha256.over(LEAF, key.hash(), valueHash);
  }

  /// `SHA-256(0x03 || left || right)`
  static Sha256 node(Sha256 left, Sha256 right) {
    return Sha256.over(NODE, left, right);
  }

  /// Bit `depth` of the key, the most significant first.
  static boolean bit(SubjectKey key, int depth) {
    return (key.at(depth >> 3) >> (7 - (depth & 7)) & 1) == 1;
  }
}
