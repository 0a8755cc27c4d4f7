package org.tallystick.evidence.tlog;

import java.util.ArrayList;
import java.util.List;

/// All hashes of a log of moderate size: 64 bytes a leaf. Not thread-safe.
public final class TreeInMemory implements TreeHashes {

  private final List<List<NodeHash>> levels = new ArrayList<>();

  public TreeInMemory append(LeafHash leaf) {
    NodeHash node = leaf.asNode();
    for (int level = 0; ; level++) {
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      List<NodeHash> row = levels.get(level);
      row.add(node);
      if ((row.size() & 1) == 1) {
        return this;
      }
      node = NodeHash.of(row.get(row.size() - 2), row.getLast());
    }
  }

  public TreeSize size() {
    return new TreeSize(levels.isEmpty() ? 0 : levels.getFirst().size());
  }

  @Override
  public NodeHash node(int level, long index) {
    if (level >= levels.size() || index >= levels.get(level).size()) {
      throw new IllegalArgumentException(
          "subtree " + index + " of level " + level + ": not in a log of " + size() + " leaves");
    }
    return levels.get(level).get(Math.toIntExact(index));
  }
}
