package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.TreeHashes;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// The stored hashes of logs: leaves, and the roots of every 256 of a level below. In the caller's transaction.
@ApplicationScoped
public class Subtrees {

  private static final int BITS = 8;
  private static final int WIDTH = 1 << BITS;
  private static final String LEAVES =
      "select hash from leaf where log_id = ? and idx >= ? and idx < ? order by idx";
  private static final String ROOTS =
      "select hash from subtree where log_id = ? and level = ? and idx >= ? and idx < ? order by idx";
  private static final String COMPLETE =
      "select max(idx) + 1 from subtree where log_id = ? and level = ?";
  private static final String INSERT =
      "insert into subtree (log_id, level, idx, hash) values (?, ?, ?, ?)";

  @Inject private Sql sql;

  public MerkleTree of(LogId log) {
    return new MerkleTree(hashes(log));
  }

  public TreeHashes hashes(LogId log) {
    return (level, index) -> node(log, level, index);
  }

  /// Stores the roots of all subtrees that are full in a log of `size` leaves.
  void complete(LogId log, long size) {
    for (int level = BITS; size >> level > 0; level += BITS) {
      long next = sql.first(COMPLETE, row -> row.getLong(1), log.value(), level).orElse(0L);
      for (long index = next; index < size >> level; index++) {
        sql.change(
            INSERT,
            log.value(),
            level,
            index,
            fold(row(log, level - BITS, index * WIDTH, WIDTH)).bytes());
      }
    }
  }

  private NodeHash node(LogId log, int level, long index) {
    int stored = level / BITS * BITS;
    int width = 1 << (level - stored);
    return fold(row(log, stored, index * width, width));
  }

  private List<NodeHash> row(LogId log, int level, long from, int width) {
    List<NodeHash> row =
        level == 0
            ? sql.list(
                LEAVES, r -> NodeHash.ofBytes(r.getBytes(1)), log.value(), from, from + width)
            : sql.list(
                ROOTS,
                r -> NodeHash.ofBytes(r.getBytes(1)),
                log.value(),
                level,
                from,
                from + width);
    if (row.size() == width) {
      return row;
    }
    if (level == 0) {
      throw new IllegalArgumentException(
          "log " + log + ": leaves " + from + " to " + (from + width) + " are not all there");
    }
    return below(log, level, from, width);
  }

  /// Not stored yet: the last head did not see them full.
  private List<NodeHash> below(LogId log, int level, long from, int width) {
    List<NodeHash> row = new ArrayList<>(width);
    for (long index = from; index < from + width; index++) {
      row.add(fold(row(log, level - BITS, index * WIDTH, WIDTH)));
    }
    return row;
  }

  private static NodeHash fold(List<NodeHash> row) {
    List<NodeHash> level = row;
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
