package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.tile.EntryBundle;
import org.tallystick.evidence.tile.HashTile;
import org.tallystick.evidence.tile.StateBundle;
import org.tallystick.evidence.tile.TilePath;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
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

  /// What heads say of directories is all that the newest leaf of the subject does not say.
  private static final String STATES =
      " from subject_version v join event_document e on e.log_id = v.log_id and e.idx = v.last_idx"
          + " where v.log_id = ? and v.head_idx >= ? and v.head_idx < ? and v.state <> e.sha256";

  private static final String STATE_RECORDS = "select v.head_idx, v.subject_key, v.state" + STATES;
  private static final String STATE_COUNTS =
      "select v.head_idx / 256, count(*)" + STATES + " group by v.head_idx / 256";
  private static final int BITS = 8;
  private static final int HASH = 32;

  @Inject private Sql sql;
  @Inject private Subtrees subtrees;

  /// A tile of the log as it was with `size` leaves, or a narrower form of it.
  ///
  /// @return empty when a log of that size does not reach so far
  public Optional<byte[]> of(LogId log, TreeSize size, TilePath path) {
    if (!reaches(size, path) || (path.level() == TilePath.STATES && log.equals(LogId.ANCHOR))) {
      return Optional.empty();
    }
    return Optional.of(
        switch (path.level()) {
          case TilePath.ENTRIES -> entries(log, path);
          case TilePath.STATES -> states(log, path);
          default -> HashTile.of(subtrees.hashes(log), path);
        });
  }

  /// The rows of tiles a log of that size has: the leaves first, what heads say of directories, then the hashes, level by level.
  public static List<TileRow> rows(TreeSize size) {
    List<TileRow> rows = new ArrayList<>();
    if (!size.isEmpty()) {
      rows.add(new TileRow(TilePath.ENTRIES, size.value()));
      rows.add(new TileRow(TilePath.STATES, size.value()));
    }
    for (int level = 0; size.value() >> level * BITS > 0; level++) {
      rows.add(new TileRow(level, size.value() >> level * BITS));
    }
    return rows;
  }

  /// How many bytes tiles have: neighbours in one row, ascending.
  public List<Long> sizes(LogId log, TreeSize size, List<TilePath> neighbours) {
    if (neighbours.isEmpty()) {
      return List.of();
    }
    TilePath last = neighbours.getLast();
    long from = neighbours.getFirst().index() * TilePath.FULL;
    long to = last.index() * TilePath.FULL + last.width();
    return switch (last.level()) {
      case TilePath.ENTRIES -> sql.list(BUNDLES, row -> row.getLong(1), log.value(), from, to);
      case TilePath.STATES -> stateSizes(log, neighbours, from, to);
      default -> neighbours.stream().map(tile -> (long) tile.width() * HASH).toList();
    };
  }

  private List<Long> stateSizes(LogId log, List<TilePath> neighbours, long from, long to) {
    Map<Long, Long> counts = new HashMap<>();
    sql.list(
        STATE_COUNTS, row -> counts.put(row.getLong(1), row.getLong(2)), log.value(), from, to);
    return neighbours.stream()
        .map(tile -> StateBundle.length(counts.getOrDefault(tile.index(), 0L)))
        .toList();
  }

  private static boolean reaches(TreeSize size, TilePath path) {
    int shift = 8 * Math.max(0, path.level());
    long there = shift < Long.SIZE ? size.value() >> shift : 0;
    return path.index() <= there / TilePath.FULL
        && path.index() * TilePath.FULL + path.width() <= there;
  }

  private byte[] states(LogId log, TilePath path) {
    long first = path.index() * TilePath.FULL;
    return new StateBundle(
            sql.list(STATE_RECORDS, Tiles::state, log.value(), first, first + path.width()).stream()
                .sorted()
                .toList())
        .bytes();
  }

  private static StateBundle.State state(ResultSet row) throws SQLException {
    return new StateBundle.State(
        new LeafIndex(row.getLong(1)),
        SubjectKey.ofBytes(row.getBytes(2)),
        Sha256.ofBytes(row.getBytes(3)));
  }

  private byte[] entries(LogId log, TilePath path) {
    long first = path.index() * TilePath.FULL;
    return new EntryBundle(
            sql.list(LEAVES, row -> row.getBytes(1), log.value(), first, first + path.width()))
        .bytes();
  }
}
