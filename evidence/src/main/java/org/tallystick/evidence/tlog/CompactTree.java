package org.tallystick.evidence.tlog;

import java.util.ArrayList;
import java.util.List;

/// A growing log of which only the roots of its perfect subtrees are kept: at most 53 hashes at any size.
///
/// Not thread-safe: it belongs to the one thread that owns the log. To carry on later, keep [#size()] and
/// [#frontier()] and give them to [#resume(TreeSize, List)].
public final class CompactTree {

  /// Left to right, so the largest subtree first; one for each bit set in `size`.
  private final List<NodeHash> frontier;

  private long size;

  private CompactTree(long size, List<NodeHash> frontier) {
    this.size = size;
    this.frontier = new ArrayList<>(frontier);
  }

  public static CompactTree empty() {
    return new CompactTree(0, List.of());
  }

  /// Carries on from what another tree had: `frontier` left to right.
  public static CompactTree resume(TreeSize size, List<NodeHash> frontier) {
    if (frontier.size() != Long.bitCount(size.value())) {
      throw new IllegalArgumentException(
          "frontier of "
              + frontier.size()
              + " hashes for tree size "
              + size
              + ": expected "
              + Long.bitCount(size.value()));
    }
    return new CompactTree(size.value(), frontier);
  }

  public LeafIndex append(LeafHash leaf) {
    LeafIndex index = size().nextIndex();
    NodeHash node = leaf.asNode();
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      node = NodeHash.of(frontier.removeLast(), node);
    }
    frontier.add(node);
    size++;
    return index;
  }

  public TreeSize size() {
    return new TreeSize(size);
  }

  public List<NodeHash> frontier() {
    return List.copyOf(frontier);
  }

  /// The root as RFC 6962 §2.1 defines it (`TLOG-4`).
  public NodeHash root() {
    if (frontier.isEmpty()) {
      return NodeHash.EMPTY;
    }
    NodeHash root = frontier.getLast();
    for (int i = frontier.size() - 2; i >= 0; i--) {
      root = NodeHash.of(frontier.get(i), root);
    }
    return root;
  }
}
