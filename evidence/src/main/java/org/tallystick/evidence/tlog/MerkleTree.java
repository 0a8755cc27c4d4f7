package org.tallystick.evidence.tlog;

import java.util.ArrayList;
import java.util.List;

/// Roots and proofs of a log at any of its sizes, from its stored hashes: RFC 6962 §2.1.
public final class MerkleTree {

  private final TreeHashes hashes;

  public MerkleTree(TreeHashes hashes) {
    this.hashes = hashes;
  }

  /// MTH(D[n]), RFC 6962 §2.1.
  public NodeHash root(TreeSize size) {
    return size.isEmpty() ? NodeHash.EMPTY : root(0, size.value());
  }

  /// PATH(m, D[n]), RFC 6962 §2.1.1.
  public InclusionProof inclusion(LeafIndex index, TreeSize size) {
    if (!size.contains(index)) {
      throw new IllegalArgumentException("leaf " + index + ": not in a log of " + size + " leaves");
    }
    List<NodeHash> path = new ArrayList<>();
    path(index.value(), 0, size.value(), path);
    return new InclusionProof(index, size, path);
  }

  /// PROOF(m, D[n]), RFC 6962 §2.1.2; empty for an equal or an empty older size.
  public ConsistencyProof consistency(TreeSize older, TreeSize newer) {
    if (older.compareTo(newer) > 0) {
      throw new IllegalArgumentException("size " + older + ": expected at most " + newer);
    }
    List<NodeHash> proof = new ArrayList<>();
    if (!older.isEmpty() && !older.equals(newer)) {
      subProof(older.value(), 0, newer.value(), true, proof);
    }
    return new ConsistencyProof(older, newer, proof);
  }

  /// The hashes beside the leaves `[from, to)`, left to right.
  public RangeProof range(LeafIndex from, TreeSize to, TreeSize size) {
    List<NodeHash> beside = new ArrayList<>();
    RangeProof.leftOf(from.value()).forEach(s -> beside.add(hashes.node(s.level(), s.index())));
    RangeProof.rightOf(to.value(), size.value())
        .forEach(s -> beside.add(hashes.node(s.level(), s.index())));
    return new RangeProof(from, to, size, beside);
  }

  private NodeHash root(long from, long to) {
    long width = to - from;
    if (Long.bitCount(width) == 1) {
      int level = Long.numberOfTrailingZeros(width);
      return hashes.node(level, from >> level);
    }
    long middle = from + Long.highestOneBit(width);
    return NodeHash.of(root(from, middle), root(middle, to));
  }

  private void path(long index, long from, long to, List<NodeHash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      path(index, from, middle, path);
      path.add(root(middle, to));
    } else {
      path(index, middle, to, path);
      path.add(root(from, middle));
    }
  }

  private void subProof(long older, long from, long to, boolean known, List<NodeHash> proof) {
    if (older == to) {
      if (!known) {
        proof.add(root(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (older <= middle) {
      subProof(older, from, middle, known, proof);
      proof.add(root(middle, to));
    } else {
      subProof(older, middle, to, false, proof);
      proof.add(root(from, middle));
    }
  }

  /// The largest power of two below `width`, which is at least 2.
  private static long split(long width) {
    return Long.highestOneBit(width - 1);
  }
}
