package org.tallystick.evidence.tlog;

import java.util.List;

/// That a leaf is number `index` of the log of `size` leaves: RFC 6962 §2.1.1, the leaf's sibling first.
///
/// The size is not bound by the hashes: take it from a signed checkpoint only.
public record InclusionProof(LeafIndex index, TreeSize size, List<NodeHash> hashes) {

  public InclusionProof {
    hashes = List.copyOf(hashes);
  }

  /// Checks the shape first, then the content: RFC 9162 §2.1.3.2.
  public Verification verify(LeafHash leaf, NodeHash root) {
    if (!size.contains(index)) {
      return Verification.refused(
          "inclusion proof: leaf " + index + " is not in a log of " + size + " leaves");
    }
    int expected = length(index.value(), size.value());
    if (hashes.size() != expected) {
      return Verification.refused(
          "inclusion proof: " + hashes.size() + " hashes, expected " + expected);
    }
    return rootOver(leaf).equals(root)
        ? Verification.ACCEPTED
        : Verification.refused("inclusion proof: does not lead to the root");
  }

  private NodeHash rootOver(LeafHash leaf) {
    NodeHash node = leaf.asNode();
    long place = index.value();
    long last = size.value() - 1;
    for (NodeHash hash : hashes) {
      if ((place & 1) == 1 || place == last) {
        node = NodeHash.of(hash, node);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        node = NodeHash.of(node, hash);
      }
      place >>= 1;
      last >>= 1;
    }
    return node;
  }

  /// How many hashes the proof has: one a level where the leaf's path has a sibling.
  public static int length(LeafIndex leaf, TreeSize tree) {
    return length(leaf.value(), tree.value());
  }

  private static int length(long index, long size) {
    int inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
    return inner + Long.bitCount(index >>> inner);
  }
}
