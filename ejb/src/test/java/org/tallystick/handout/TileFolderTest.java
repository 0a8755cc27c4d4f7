package org.tallystick.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.tile.TilePath;
import org.tallystick.proof.TileRow;

/// Walking the folders finds exactly the tiles a row has, under the names tlog-tiles gives them.
class TileFolderTest {

  private static final int PAGE = 300;

  private static List<String> walk(TileFolder folder, String path) {
    List<String> found = new ArrayList<>();
    List<TilePath> page = folder.tiles(0, PAGE);
    for (long from = 0; !page.isEmpty(); page = folder.tiles(from, PAGE)) {
      page.forEach(tile -> {
        assertThat(tile.toString()).isEqualTo(path + "/" + last(tile.toString()));
        found.add(tile.toString());
      });
      from += page.size();
    }
    folder
        .folders()
        .forEach(below -> {
          assertThat(folder.folder(below.name())).contains(below);
          found.addAll(walk(below, path + "/" + below.name()));
        });
    folder
        .partial()
        .ifPresent(tile -> {
          assertThat(tile.toString())
              .isEqualTo(path + "/" + TileFolder.folderOf(tile) + "/" + tile.width());
          found.add(tile.toString());
        });
    return found;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        1,
        255,
        256,
        257,
        512,
        256_000 - 1,
        256_000,
        256_000 + 1,
        256_256,
        256L * 1_999 + 3,
        256L * 2_000,
        256L * 2_001 + 255,
        256L * 12_345 + 6
      })
  void everyTileIsInItsFolderAndNoOther(long count) {
    TileRow row = new TileRow(0, count);
    List<String> expected =
        Stream.concat(
                LongStream.range(0, count / 256).mapToObj(index -> new TilePath(0, index, 256)),
                count % 256 == 0
                    ? Stream.empty()
                    : Stream.of(new TilePath(0, count / 256, (int) (count % 256))))
            .map(TilePath::toString)
            .toList();

    assertThat(walk(TileFolder.of(row), "tile/0")).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aMillionTilesHaveThreeGroups() {
    TileFolder top = TileFolder.of(new TileRow(0, 256L * 1_234_068 + 9));

    TileFolder thousand =
        top.folder("x001").flatMap(million -> million.folder("x234")).orElseThrow();

    assertThat(thousand.tiles(67, 1)).containsExactly(new TilePath(0, 1_234_067, 256));
    assertThat(thousand.partial()).contains(new TilePath(0, 1_234_068, 9));
    assertThat(top.partial()).isEmpty();
    assertThat(top.folder("x000")).isEmpty();
    assertThat(top.folder("x001").orElseThrow().folder("x235")).isEmpty();
  }

  @Test
  void whatIsNoFolderIsNotFound() {
    TileFolder top = TileFolder.of(new TileRow(0, 256L * 1_500));

    assertThat(Stream.of("x1", "x0010", "001", "x002", "", "x00a").map(top::folder))
        .allMatch(found -> found.isEmpty());
  }

  @Test
  void onlyTheWidthOfNowIsThere() {
    TileRow row = new TileRow(0, 256 + 7);

    assertThat(TileFolder.has(row, new TilePath(0, 0, 256))).isTrue();
    assertThat(TileFolder.has(row, new TilePath(0, 1, 7))).isTrue();
    assertThat(TileFolder.has(row, new TilePath(0, 1, 6))).isFalse();
    assertThat(TileFolder.has(row, new TilePath(0, 1, 256))).isFalse();
    assertThat(TileFolder.has(row, new TilePath(1, 0, 1))).isFalse();
  }
}
