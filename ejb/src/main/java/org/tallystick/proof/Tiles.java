package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.tile.EntryBundle;
import org.tallystick.evidence.tile.HashTile;
import org.tallystick.evidence.tile.TilePath;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// Makes the tiles of a log from its stored leaves and hashes. A tile's bytes never change. In the caller's transaction.
@ApplicationScoped
public class Tiles {

  private static final String LEAVES =
      "select bytes from leaf where log_id = ? and idx >= ? and idx < ? order by idx";

  private static final String BUNDLES =
      "select sum(octet_length(bytes) + 2) from leaf where log_id = ? and idx >= ? and idx < ?"
          + " group by idx / 256 order by idx / 256";
  private static final int BITS = 8;
  private static final int HASH = 32;

  @Inject private Sql sql;
  @Inject private Subtrees subtrees;

  /// A tile of the log as it was with `size` leaves, or a narrower form of it.
  ///
  /// @return empty when a log of that size does not reach so far
  public Optional<byte[]> of(LogId log, TreeSize size, TilePath path) {
    if (!reaches(size, path)) {
      return Optional.empty();
    }
    return Optional.of(
        path.level() == TilePath.ENTRIES
            ? entries(log, path)
            : HashTile.of(subtrees.hashes(log), path));
  }

  /// The rows of tiles a log of that size has: the leaves first, then the hashes, level by level.
  public static List<TileRow> rows(TreeSize size) {
    List<TileRow> rows = new ArrayList<>();
    if (!size.isEmpty()) {
      rows.add(new TileRow(TilePath.ENTRIES, size.value()));
    }
    for (int level = 0; size.value() >> level * BITS > 0; level++) {
      rows.add(new TileRow(level, size.value() >> level * BITS));
    }
    return rows;
  }

  /// How many bytes tiles have: neighbours in one row, ascending.
  public List<Long> sizes(LogId log, TreeSize size, List<TilePath> neighbours) {
    if (neighbours.isEmpty() || neighbours.getFirst().level() != TilePath.ENTRIES) {
      return neighbours.stream().map(tile -> sizeOf(log, size, tile)).toList();
    }
    TilePath last = neighbours.getLast();
    return sql.list(
        BUNDLES,
        row -> row.getLong(1),
        log.value(),
        neighbours.getFirst().index() * TilePath.FULL,
        last.index() * TilePath.FULL + last.width());
  }

  private long sizeOf(LogId log, TreeSize size, TilePath tile) {
    return tile.level() >= 0
        ? (long) tile.width() * HASH
        : of(log, size, tile).orElseThrow().length;
  }

  private static boolean reaches(TreeSize size, TilePath path) {
    int shift = 8 * Math.max(0, path.level());
    long there = shift < Long.SIZE ? size.value() >> shift : 0;
    return path.index() <= there / TilePath.FULL
        && path.index() * TilePath.FULL + path.width() <= there;
  }

  private byte[] entries(LogId log, TilePath path) {
    long first = path.index() * TilePath.FULL;
    return new EntryBundle(
            sql.list(LEAVES, row -> row.getBytes(1), log.value(), first, first + path.width()))
        .bytes();
  }
}
