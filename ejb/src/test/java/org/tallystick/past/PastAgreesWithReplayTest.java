package org.tallystick.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.TestLedger;
import org.tallystick.partner.PartnerId;
import org.tallystick.proof.Leaves;
import org.tallystick.proof.TestProofs;
import org.tallystick.testkit.Seed;

/// The same random day, however often it was sealed by heads, against what reading every leaf and remembering every moment gives.
class PastAgreesWithReplayTest {

  private static final Place IN = new Place(new PartnerId("acme"), RawPath.of("/in"));
  private static final int STEPS = 120;

  @TempDir private Path folder;

  /// @param contents name → content
  private record Remembered(long size, java.time.Instant at, TreeMap<String, String> contents) {}

  @ParameterizedTest(name = "day {0}, a head every {1} steps")
  @CsvSource({"1,0", "2,1", "3,7", "4,50", "5,3"})
  void every_number_every_instant_and_every_difference_is_as_replayed(int number, int sealedEvery)
      throws IOException {
    long seed = Seed.of("day " + number) + number;
    SplittableRandom random = new SplittableRandom(seed);
    try (TestArchive archive =
        new TestArchive(Files.createDirectories(folder.resolve("data" + seed)))) {
      TestProofs proofs = new TestProofs(archive);
      PastFixture past = new PastFixture(archive);
      Leaves leaves = archive.make(Leaves.class);
      List<Remembered> day = new ArrayList<>();
      TreeMap<String, String> contents = new TreeMap<>();
      for (int step = 1; step <= STEPS; step++) {
        archive.ledger().clock().move(Duration.ofMillis(1 + random.nextInt(900)));
        change(archive, random, contents, step);
        day.add(
            new Remembered(
                past.state(IN, Moment.NOW).size(),
                archive.ledger().clock().instant(),
                new TreeMap<>(contents)));
        if (sealedEvery > 0 && step % sealedEvery == 0) {
          proofs.sign();
        }
      }

      List<Long> replayed = changes(archive, leaves);

      long now = day.getLast().size();
      for (int change = 1; change <= replayed.size(); change++) {
        long wanted = change;
        assertThat(past.change(IN, wanted).orElseThrow().event().index())
            .as("change " + change)
            .isEqualTo(replayed.get(change - 1));
      }
      for (Remembered then : day) {
        DirectoryState state = past.state(IN, new Moment.At(then.at()));
        assertThat(past.names(IN, state.size()))
            .containsExactlyElementsOf(then.contents().keySet());
        assertThat(state.entries()).isEqualTo(then.contents().size());
        assertThat(state.change())
            .isEqualTo(replayed.stream().filter(index -> index < then.size()).count());
        assertThat(differences(past, state.size(), now))
            .isEqualTo(differences(then.contents(), day.getLast().contents()));
      }
    }
  }

  private static void change(
      TestArchive archive, SplittableRandom random, TreeMap<String, String> contents, int step) {
    String name = "n" + random.nextInt(12);
    if (random.nextInt(3) > 0 || !contents.containsKey(name)) {
      archive.put("/in/" + name, "content " + step);
      contents.put(name, "content " + step);
    } else if (random.nextBoolean()) {
      done(archive.directories().remove(archive.session(), RawPath.of("/in/" + name)));
      contents.remove(name);
    } else {
      String to = "n" + random.nextInt(12);
      done(
          archive
              .directories()
              .rename(archive.session(), RawPath.of("/in/" + name), RawPath.of("/in/" + to), true));
      contents.put(to, contents.remove(name));
    }
    if (random.nextInt(4) == 0) {
      archive.list("/in");
    }
  }

  private static List<Long> changes(TestArchive archive, Leaves leaves) {
    return archive
        .database()
        .read(() -> {
          Origin origin = new Origin(leaves.origin(TestLedger.ACME).orElseThrow());
          SubjectKey key = SubjectKey.of(origin, IN.changes());
          return leaves
              .lines(
                  TestLedger.ACME,
                  org.tallystick.evidence.tlog.LeafIndex.FIRST,
                  new TreeSize(1 << 20))
              .stream()
              .map(LogLine::parse)
              .filter(line -> line instanceof Leaf leaf && leaf.subjects().contains(key))
              .map(line -> line.index().value())
              .toList();
        });
  }

  private static List<String> differences(PastFixture past, long from, long to) {
    return past.difference(IN, from, to, null, 200).stream()
        .filter(
            one -> !(one instanceof EntryDifference.Changed changed) || changed.isOtherContent())
        .map(one -> one.getClass().getSimpleName() + " " + one.name().text())
        .toList();
  }

  private static List<String> differences(
      TreeMap<String, String> before, TreeMap<String, String> after) {
    TreeMap<String, String> all = new TreeMap<>();
    before.forEach((name, content) -> all.put(name, "Removed"));
    after.forEach((name, content) ->
        all.put(
            name,
            !before.containsKey(name)
                ? "Added"
                : before.get(name).equals(content) ? "" : "Changed"));
    return all.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .toList();
  }
}
