package org.tallystick.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.tlog.ContentDigest;

class TwoSidesTest {

  private static final boolean LONG = Boolean.getBoolean("tallystick.long");

  @TempDir private Path folder;

  private static SortRecord record(String name, String content, long reference) {
    return SortRecord.of(
        name.getBytes(StandardCharsets.UTF_8),
        true,
        ContentDigest.of(content.getBytes(StandardCharsets.UTF_8)),
        content.length(),
        reference,
        false);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void itCountsAsMultisetsDo(long seed) throws IOException {
    Random random = new Random(seed);
    Map<String, Integer> mine = new HashMap<>();
    Map<String, Integer> yours = new HashMap<>();
    Map<String, Integer> difference = new HashMap<>();

    Counts counts;
    int lines = 200 + random.nextInt(200);
    try (DiskSort ours = new DiskSort(folder);
        DiskSort theirs = new DiskSort(folder)) {
      for (int i = 0; i < lines; i++) {
        String name = "n" + random.nextInt(40);
        String content = "c" + random.nextInt(3);
        if (random.nextBoolean()) {
          ours.add(record(name, content, i));
          mine.merge(name + " " + content, 1, Integer::sum);
          difference.merge(name, 1, Integer::sum);
        } else {
          theirs.add(record(name, content, i));
          yours.merge(name + " " + content, 1, Integer::sum);
          difference.merge(name, -1, Integer::sum);
        }
      }
      counts = new TwoSides(ours, theirs, said -> {}).compare();
    }

    long identical =
        mine.entrySet().stream()
            .mapToInt(one -> Math.min(one.getValue(), yours.getOrDefault(one.getKey(), 0)))
            .sum();
    assertThat(counts.identical()).as("seed %s", seed).isEqualTo(identical);
    assertThat(counts.onlyOurs())
        .isEqualTo(difference.values().stream().filter(n -> n > 0).mapToInt(n -> n).sum());
    assertThat(counts.onlyTheirs())
        .isEqualTo(difference.values().stream().filter(n -> n < 0).mapToInt(n -> -n).sum());
    assertThat(2 * (identical + counts.different()) + counts.onlyOurs() + counts.onlyTheirs())
        .isEqualTo(lines);
  }

  /// In the long run a million lines, else a share that is more than one run of the sort.
  @Test
  void aManifestOfAMillionLinesIsReadAndComparedOnDisk() throws IOException {
    int lines = LONG ? 1_000_000 : 3 * DiskSort.RUN + 1;
    Path manifest = folder.resolve("SHA256SUMS");
    List<Difference> differences = new ArrayList<>();
    long begun = System.nanoTime();

    try (DiskSort ours = new DiskSort(folder);
        DiskSort theirs = new DiskSort(folder)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(manifest))) {
        for (int i = 0; i < lines; i++) {
          String content = "content " + i;
          String name = "file-%07d.dat".formatted(Integer.reverse(i) >>> 8);
          if (i % 50_000 != 7) {
            ours.add(record(name, content, i));
          }
          String sum =
              ContentDigest.of(content.getBytes(StandardCharsets.UTF_8)).hex() + "  " + name + "\n";
          out.write(sum.getBytes(StandardCharsets.US_ASCII));
        }
      }
      assertThat(TheirManifest.read(manifest, theirs).bothWays()).isFalse();
      Counts counts = new TwoSides(ours, theirs, differences::add).compare();

      assertThat(counts.lines()).isEqualTo(lines);
      assertThat(counts.onlyTheirs())
          .isEqualTo(differences.size())
          .isEqualTo((lines + 49_992) / 50_000);
      assertThat(counts.identical()).isEqualTo(lines - differences.size());
    }
    System.out.printf(
        "manifest of %,d lines, %,d bytes: %,d ms%n",
        lines, Files.size(manifest), (System.nanoTime() - begun) / 1_000_000);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(manifest);
    }
  }
}
