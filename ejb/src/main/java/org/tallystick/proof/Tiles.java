package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
