package org.tallystick.handout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.evidence.tile.TilePath;
import org.tallystick.proof.TileRow;

/// A folder of one row of tiles. C2SP tlog-tiles writes number 1,234,067 as `x001/x234/067`, so a folder holds up to 1,000 full tiles, up to 1,000 folders and, for the
/// tile that is not full yet, one folder such as `067.p`.
///
/// @param prefix the number the folder's groups make; 0 for the row's own folder
record TileFolder(TileRow row, long prefix) {

  static final int GROUP = 1000;

  private static final Pattern FORM = Pattern.compile("x[0-9]{3}");

  static TileFolder of(TileRow row) {
    return new TileFolder(row, 0);
  }

  /// The folder of that name in this one; empty when nothing is below it.
  Optional<TileFolder> folder(String name) {
    return FORM.matcher(name).matches()
        ? Optional.of(folder(Integer.parseInt(name.substring(1)))).filter(TileFolder::exists)
        : Optional.empty();
  }

  private TileFolder folder(int group) {
    return new TileFolder(row, prefix * GROUP + group);
  }

  /// The first group of a number is never zero.
  private boolean exists() {
    return prefix > 0 && prefix * GROUP <= row.last();
  }

  String name() {
    return "x%03d".formatted(prefix % GROUP);
  }

  List<TileFolder> folders() {
    List<TileFolder> folders = new ArrayList<>();
    for (int group = 0; group < GROUP; group++) {
      TileFolder below = folder(group);
      if (below.exists()) {
        folders.add(below);
      }
    }
    return folders;
  }

  /// Up to `limit` full tiles of this folder, from a place in it on.
  List<TilePath> tiles(long from, int limit) {
    List<TilePath> tiles = new ArrayList<>();
    long end = Math.min((prefix + 1) * GROUP, row.fullTiles());
    for (long index = prefix * GROUP + from; index < end && tiles.size() < limit; index++) {
      tiles.add(new TilePath(row.level(), index, TilePath.FULL));
    }
    return tiles;
  }

  /// The tile that is not full yet, when it is in this folder.
  Optional<TilePath> partial() {
    return row.rest() > 0 && row.last() / GROUP == prefix
        ? Optional.of(new TilePath(row.level(), row.last(), row.rest()))
        : Optional.empty();
  }

  /// The folder the tile that is not full is in.
  static String folderOf(TilePath partial) {
    return "%03d.p".formatted(partial.index() % GROUP);
  }

  /// Whether the row has this tile, in the width it has now.
  static boolean has(TileRow row, TilePath tile) {
    return tile.level() == row.level()
        && (tile.isFull()
            ? tile.index() < row.fullTiles()
            : tile.index() == row.last() && tile.width() == row.rest());
  }
}
