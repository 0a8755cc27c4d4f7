package org.tallystick.evidence.tile;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.TreeHashes;
import org.tallystick.evidence.tlog.TreeSize;

/// Up to 256 hashes of one level, one after the other. C2SP tlog-tiles "Merkle Tree".
public final class HashTile {

  private static final int BITS = 8;

  private HashTile() {}

  /// The bytes of the tile.
  public static byte[] of(TreeHashes hashes, TilePath path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long first = path.index() * TilePath.FULL;
    for (long i = first; i < first + path.width(); i++) {
      NodeHash hash = hashes.node(path.level() * BITS, i);
      bytes.writeBytes(hash.bytes());
    }
    return bytes.toByteArray();
  }

  /// All tiles, entry bundles included, that a log of this size has.
  public static List<TilePath> all(TreeSize size) {
    Stream<TilePath> tiles = row(TilePath.ENTRIES, size.value());
    int levels =
        size.isEmpty() ? 0 : 1 + (Long.SIZE - 1 - Long.numberOfLeadingZeros(size.value())) / BITS;
    return Stream.concat(
            tiles,
            IntStream.range(0, levels)
                .boxed()
                .flatMap(level -> row(level, size.value() >> (level * BITS))))
        .toList();
  }

  /// The bundles of what heads say of directories, beside those of the entries.
  public static List<TilePath> states(TreeSize size) {
    return row(TilePath.STATES, size.value()).toList();
  }

  private static Stream<TilePath> row(int level, long hashes) {
    return LongStream.range(0, (hashes + TilePath.FULL - 1) / TilePath.FULL)
        .mapToObj(index ->
            new TilePath(
                level, index, (int) Math.min(TilePath.FULL, hashes - index * TilePath.FULL)));
  }
}
