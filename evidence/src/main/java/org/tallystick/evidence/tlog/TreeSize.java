package org.tallystick.evidence.tlog;

/// How many leaves a log has; also the index its next leaf will get.
public record TreeSize(long value) implements Comparable<TreeSize> {

  /// 2⁵³: the first integer our JSON does not carry.
  static final long LIMIT = 1L << 53;

  public static final TreeSize EMPTY = new TreeSize(0);

  public TreeSize {
    if (value < 0 || value > LIMIT) {
      throw new IllegalArgumentException("tree size " + value + ": expected 0 to 2^53");
    }
  }

  /// Where the next leaf goes.
  public LeafIndex nextIndex() {
    return new LeafIndex(value);
  }

  public TreeSize plus(int leaves) {
    return new TreeSize(value + leaves);
  }

  public boolean isEmpty() {
    return value == 0;
  }

  /// Whether a log of this size has a leaf there.
  public boolean contains(LeafIndex index) {
    return index.value() < value;
  }

  @Override
  public int compareTo(TreeSize other) {
    return Long.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
