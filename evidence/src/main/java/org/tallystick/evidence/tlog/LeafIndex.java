package org.tallystick.evidence.tlog;

/// A leaf's place in its log, from 0, without gaps (rule R1). Below 2⁵³, so that JSON can carry it.
public record LeafIndex(long value) implements Comparable<LeafIndex> {

  public static final LeafIndex FIRST = new LeafIndex(0);

  public LeafIndex {
    if (value < 0 || value >= TreeSize.LIMIT) {
      throw new IllegalArgumentException("leaf index " + value + ": expected 0 to 2^53 - 1");
    }
  }

  public LeafIndex next() {
    return new LeafIndex(value + 1);
  }

  /// The size of the log whose last leaf this is.
  public TreeSize sizeAfter() {
    return new TreeSize(value + 1);
  }

  @Override
  public int compareTo(LeafIndex other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
