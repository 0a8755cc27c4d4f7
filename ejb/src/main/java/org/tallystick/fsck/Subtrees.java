package org.tallystick.fsck;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.NodeHash;

/// Computes the roots of all full subtrees of 256, 65,536 … leaves, leaf by leaf.
final class Subtrees {

  private static final int BITS = 8;
  private static final int WIDTH = 1 << BITS;

  private final Root root;
  private final List<List<NodeHash>> open = new ArrayList<>();
  private final List<Long> next = new ArrayList<>();

  /// Is told each root when its last leaf has come.
  @FunctionalInterface
  interface Root {
    void of(int level, long index, NodeHash hash);
  }

  Subtrees(Root root) {
    this.root = root;
  }

  void append(LeafHash leaf) {
    append(0, leaf.asNode());
  }

  private void append(int depth, NodeHash hash) {
    if (depth == open.size()) {
      open.add(new ArrayList<>());
      next.add(0L);
    }
    List<NodeHash> below = open.get(depth);
    below.add(hash);
    if (below.size() == WIDTH) {
      NodeHash folded = fold(below);
      below.clear();
      long index = next.get(depth);
      next.set(depth, index + 1);
      root.of((depth + 1) * BITS, index, folded);
      append(depth + 1, folded);
    }
  }

  private static NodeHash fold(List<NodeHash> row) {
    List<NodeHash> level = List.copyOf(row);
    while (level.size() > 1) {
      List<NodeHash> above = new ArrayList<>(level.size() / 2);
      for (int i = 0; i < level.size(); i += 2) {
        above.add(NodeHash.of(level.get(i), level.get(i + 1)));
      }
      level = above;
    }
    return level.getFirst();
  }
}
