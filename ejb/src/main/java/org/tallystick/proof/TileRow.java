package org.tallystick.proof;

import org.tallystick.evidence.tile.TilePath;

/// The tiles of one level.
///
/// @param level as in {@link TilePath}
/// @param count how many hashes or leaves they hold together
public record TileRow(int level, long count) {

  /// The folder they are in, below `tile`.
  public String name() {
    return new TilePath(level, 0, 1).toString().split("/", -1)[1];
  }

  public long fullTiles() {
    return count / TilePath.FULL;
  }

  /// How many the tile after the full ones holds; 0 when there is none.
  public int rest() {
    return (int) (count % TilePath.FULL);
  }

  /// The index of the last tile, full or not.
  public long last() {
    return (count - 1) / TilePath.FULL;
  }
}
