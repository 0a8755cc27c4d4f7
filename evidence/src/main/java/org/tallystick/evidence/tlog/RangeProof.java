package org.tallystick.evidence.tlog;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// That the leaves `[from, to)` are those of the log of `size` leaves, without a gap.
///
/// The hashes are, left to right, the largest perfect subtrees that cover `[0, from)` and those that cover `[to, size)`: no subtree that fits could be larger.
public record RangeProof(LeafIndex from, TreeSize to, TreeSize size, List<NodeHash> hashes) {

  /// The leaves `[index · 2^level, (index + 1) · 2^level)`.
  record Subtree(int level, long index) {}

  public RangeProof {
    hashes = List.copyOf(hashes);
  }

  /// Checks the shape first, then the content.
  ///
  /// @param leaves the hashes of the leaves `[from, to)`
  public Verification verify(List<LeafHash> leaves, NodeHash root) {
    if (from.value() >= to.value() || to.compareTo(size) > 0) {
      return Verification.refused(
          "range proof: leaves " + from + " to " + to + " of a log of " + size + " leaves");
    }
    if (leaves.size() != to.value() - from.value()) {
      return Verification.refused(
          "range proof: " + leaves.size() + " leaves, expected " + (to.value() - from.value()));
    }
    List<Subtree> left = leftOf(from.value());
    List<Subtree> right = rightOf(to.value(), size.value());
    if (hashes.size() != left.size() + right.size()) {
      return Verification.refused(
          "range proof: " + hashes.size() + " hashes, expected " + (left.size() + right.size()));
    }
    return rootOver(left, leaves, right).equals(root)
        ? Verification.ACCEPTED
        : Verification.refused("range proof: does not lead to the root");
  }

  private NodeHash rootOver(List<Subtree> left, List<LeafHash> leaves, List<Subtree> right) {
    Frontier frontier = new Frontier();
    Iterator<NodeHash> beside = hashes.iterator();
    left.forEach(subtree -> frontier.add(subtree.level(), beside.next()));
    leaves.forEach(leaf -> frontier.add(0, leaf.asNode()));
    right.forEach(subtree -> frontier.add(subtree.level(), beside.next()));
    return frontier.root();
  }

  /// The perfect subtrees of `[0, end)`, largest first: one for each binary digit.
  static List<Subtree> leftOf(long end) {
    List<Subtree> subtrees = new ArrayList<>();
    long begin = 0;
    for (long rest = end; rest != 0; rest -= Long.highestOneBit(rest)) {
      int level = Long.numberOfTrailingZeros(Long.highestOneBit(rest));
      subtrees.add(new Subtree(level, begin >> level));
      begin += 1L << level;
    }
    return subtrees;
  }

  /// The largest perfect, aligned subtrees of `[begin, end)`, left to right.
  static List<Subtree> rightOf(long begin, long end) {
    List<Subtree> subtrees = new ArrayList<>();
    for (long at = begin; at < end; ) {
      int level = at == 0 ? Long.SIZE - 2 : Long.numberOfTrailingZeros(at);
      while (at + (1L << level) > end) {
        level--;
      }
      subtrees.add(new Subtree(level, at >> level));
      at += 1L << level;
    }
    return subtrees;
  }

  /// Perfect subtrees side by side; two of one level that belong together become one.
  private static final class Frontier {

    private final List<NodeHash> nodes = new ArrayList<>();
    private long size;

    void add(int level, NodeHash hash) {
      NodeHash node = hash;
      for (long rest = size >> level; (rest & 1) == 1; rest >>= 1) {
        node = NodeHash.of(nodes.removeLast(), node);
      }
      nodes.add(node);
      size += 1L << level;
    }

    NodeHash root() {
      NodeHash root = nodes.getLast();
      for (int i = nodes.size() - 2; i >= 0; i--) {
        root = NodeHash.of(nodes.get(i), root);
      }
      return root;
    }
  }
}
