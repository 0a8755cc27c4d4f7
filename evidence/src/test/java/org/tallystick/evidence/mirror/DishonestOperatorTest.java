package org.tallystick.evidence.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.PythonJudge;
import org.tallystick.evidence.Seed;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.TreeSize;

/// An operator has the log's key and signs whatever it likes. Both verifiers refuse its mirror, with the same words (MIR-1, MIR-2, MIR-3).
///
/// Each deed is done twice: hastily, when what other parts of the log say gives it away; and thoroughly, with the whole log made anew, when only what the partner kept from before can tell.
@SuppressWarnings("NullAway.Init")
class DishonestOperatorTest {

  private static final long SEED = Seed.of("a dishonest operator's history");
  private static final String MAP = ": its map is not what the leaves before it give";
  private static final String MAP_OR_COUNT =
      ": (its map is not what the leaves before it give|counts [0-9]+ subjects, the leaves before it name [0-9]+)";
  private static final String SINCE = "something was changed, taken out, put in or moved since";

  @TempDir private Path here;
  private PythonJudge python;
  private Path policy;
  private List<TestLog.Step> honest;
  private TestLog log;

  /// A leaf in the first bundle about a directory, and in the log that the partner has a checkpoint of.
  private int chosen;

  private int mirrors;

  @BeforeEach
  void anHonestLog() throws IOException {
    python = PythonJudge.open();
    policy = Files.write(here.resolve("policy"), TestLog.policy());
    honest = TestHistory.of(SEED, 600);
    log = TestLog.of(honest);
    chosen = first(100, EventType.FILE_RECEIVED);
    while (!names(log.lines.get(chosen), TestHistory.directory(TestHistory.IN))) {
      chosen = first(chosen + 1, EventType.FILE_RECEIVED);
    }
    Files.createDirectories(here.resolve("kept/receipts"));
    Files.write(here.resolve("kept/checkpoint"), log.checkpoint(headAfter(300)).bytes());
    Files.write(
        here.resolve("kept/receipts/one.tlog-proof"),
        log.receipt(new LeafIndex(chosen), headAfter(chosen)));
  }

  @AfterEach
  void close() throws IOException {
    python.close();
  }

  private int first(int from, EventType type) {
    for (int i = from; ; i++) {
      if (log.lines.get(i).type() == type) {
        return i;
      }
    }
  }

  private static boolean names(LogLine line, SubjectKey key) {
    return line instanceof Leaf leaf && leaf.subjects().contains(key);
  }

  /// The first size after leaf `index` that may be signed.
  private TreeSize headAfter(int index) {
    return new TreeSize(first(index, EventType.HEAD) + 1);
  }

  private String judge(TestLog published, Path... held) throws IOException {
    Path mirror = published.publish(here.resolve("mirror" + mirrors++), published.size());
    return judge(mirror, held);
  }

  private String judge(Path mirror, Path... held) throws IOException {
    String java =
        switch (Mirror.verify(mirror, Files.readAllBytes(policy), List.of(held))) {
          case MirrorVerdict.Refused(String why) -> "refused: " + why;
          case MirrorVerdict.Accepted(String sentence, List<String> notes, List<String> limits) -> {
            List<String> said = new ArrayList<>(List.of("accepted: " + sentence));
            said.addAll(notes);
            said.addAll(limits);
            yield String.join("\n", said);
          }
        };
    assertThat(python.mirror(mirror, policy, List.of(held))).isEqualTo(java);
    return java;
  }

  private Path kept() {
    return here.resolve("kept");
  }

  private void isGivenAwayByTheLogItself(TestLog hasty, String words) throws IOException {
    assertThat(judge(hasty)).startsWith("refused: ").containsPattern(words);
  }

  private void isGivenAwayOnlyByWhatWasKept(List<TestLog.Step> others) throws IOException {
    TestLog thorough = TestLog.of(others);
    while (thorough.size().compareTo(log.size()) < 0) {
      thorough.add(Objects.requireNonNull(others.getLast()));
    }
    assertThat(judge(thorough)).startsWith("accepted: ");
    for (Path each : List.of(kept(), kept().resolve("checkpoint"), kept().resolve("receipts"))) {
      assertThat(judge(thorough, each)).startsWith("refused: ").contains(SINCE);
    }
  }

  @Test
  void anHonestMirrorIsAcceptedAtEverySizeThatWasSigned() throws IOException {
    for (int from = 0; from < log.lines.size(); from += 37) {
      TreeSize size = headAfter(Math.min(from, log.lines.size() - 1));
      Path mirror = log.publish(here.resolve("at" + size), size);
      assertThat(judge(mirror))
          .startsWith("accepted: all " + size + " leaves of " + TestLog.ORIGIN);
    }
    assertThat(judge(log, kept()))
        .contains(kept() + ": what it holds of this log (2 signed states, the newest of ")
        .contains(" is where the log begins")
        .contains("whose key it is was not checked");
  }

  @Test
  void aFullTileStandsForANarrowerOne() throws IOException {
    TreeSize older = headAfter(270);
    Path grown = log.publish(here.resolve("grown"), older);
    log.publish(grown, log.size());
    Files.write(grown.resolve("checkpoint"), log.checkpoint(older).bytes());
    for (String row : List.of("entries", "states", "0")) {
      Files.delete(grown.resolve("tile/" + row + "/001.p/" + (older.value() - 256)));
    }

    assertThat(judge(grown)).startsWith("accepted: all " + older);
  }

  @Test
  void anOmittedLeaf() throws IOException {
    List<LogLine> fewer = new ArrayList<>(log.lines);
    fewer.remove(chosen);
    log.rewrite(fewer);
    isGivenAwayByTheLogItself(log, MAP_OR_COUNT);

    anHonestLogAgain();
    List<TestLog.Step> steps = new ArrayList<>(honest);
    steps.remove(chosen);
    isGivenAwayOnlyByWhatWasKept(steps);
  }

  private void anHonestLogAgain() {
    log = TestLog.of(honest);
  }

  @Test
  void leavesAtTheEndTakenAway() throws IOException {
    TreeSize shorter = headAfter(200);

    Path mirror = log.publish(here.resolve("short"), shorter);

    assertThat(judge(mirror)).startsWith("accepted: ");
    assertThat(judge(mirror, kept()))
        .startsWith("refused: " + kept() + "/checkpoint: signs ")
        .endsWith("leaves at its end were taken away");
  }

  @Test
  void anotherOrder() throws IOException {
    int second = first(chosen + 1, EventType.FILE_RECEIVED);
    List<LogLine> swapped = new ArrayList<>(log.lines);
    for (int i = chosen; i <= second; i++) {
      swapped.set(i, at(swapped.get(i), log.lines.get(chosen).at()));
    }
    Collections.swap(swapped, chosen, second);
    log.rewrite(swapped);
    isGivenAwayByTheLogItself(log, MAP_OR_COUNT);

    List<TestLog.Step> steps = new ArrayList<>(honest);
    steps.set(chosen, honest.get(second).at(honest.get(chosen).at()));
    steps.set(second, honest.get(chosen).at(honest.get(second).at()));
    anHonestLogAgain();
    isGivenAwayOnlyByWhatWasKept(steps);
  }

  private static LogLine at(LogLine line, LogInstant at) {
    return switch (line) {
      case Leaf leaf -> new Leaf(leaf.index(), at, leaf.type(), leaf.document(), leaf.subjects());
      case HeadLeaf head ->
          new HeadLeaf(head.index(), at, head.map(), head.previous(), head.subjects());
    };
  }

  @Test
  void aBackDatedLeaf() throws IOException {
    LogInstant earlier =
        new LogInstant(log.lines.get(chosen).at().value().minus(Duration.ofHours(2)));
    List<LogLine> dated = new ArrayList<>(log.lines);
    dated.set(chosen, at(dated.get(chosen), earlier));
    log.rewrite(dated);
    isGivenAwayByTheLogItself(log, "leaf " + chosen + ": is dated before the leaf ahead of it");

    anHonestLogAgain();
    dated = new ArrayList<>(log.lines);
    dated.set(chosen, at(dated.get(chosen), log.lines.get(chosen - 1).at()));
    log.rewrite(dated);
    isGivenAwayByTheLogItself(log, MAP);

    anHonestLogAgain();
    List<TestLog.Step> steps = new ArrayList<>();
    for (int i = 0; i < honest.size(); i++) {
      TestLog.Step step = honest.get(i);
      steps.add(i > chosen ? step : step.at(step.at().minus(Duration.ofHours(2))));
    }
    isGivenAwayOnlyByWhatWasKept(steps);
  }

  @Test
  void aWrongCount() throws IOException {
    SubjectKey in = TestHistory.directory(TestHistory.IN);
    TestLog lying = TestLog.of(honest);
    MapValue right = Objects.requireNonNull(lying.values.get(in));
    MapValue wrong = new MapValue(right.chain(), right.count() - 1, right.last(), right.state());

    lying.add(honest.get(chosen).at(honest.getLast().at()));
    lying.headSaying(honest.getLast().at(), Map.of(in, wrong.hash()), new TreeMap<>());

    isGivenAwayByTheLogItself(lying, "head " + (lying.lines.size() - 1) + MAP);

    List<LogLine> lines = new ArrayList<>(log.lines);
    HeadLeaf last = (HeadLeaf) lines.getLast();
    lines.set(
        lines.size() - 1,
        new HeadLeaf(last.index(), last.at(), last.map(), last.previous(), last.subjects() - 1));
    log.rewrite(lines);
    isGivenAwayByTheLogItself(
        log,
        "head %s: counts %d subjects, the leaves before it name %d"
            .formatted(last.index(), last.subjects() - 1, last.subjects()));
  }

  @Test
  void aDirectoryChangedAndChangedBack() throws IOException {
    SubjectKey in = TestHistory.directory(TestHistory.IN);
    TestLog lying = TestLog.of(honest);
    MapValue before = Objects.requireNonNull(lying.values.get(in));
    Sha256 emptied = TestLog.listing("nothing");

    says(lying, in, TestLog.withState(before, emptied));
    says(lying, in, before);

    int changed = lying.lines.size() - 4;
    isGivenAwayByTheLogItself(
        lying,
        "head %d: directory %s is another than before, and no leaf says that anything happened to it"
            .formatted(changed + 1, in));

    lying.states.put((long) changed + 1, new TreeMap<>());
    lying.states.put((long) changed + 3, new TreeMap<>());
    isGivenAwayByTheLogItself(lying, "head " + (changed + 1) + MAP);
  }

  /// A heartbeat, and a head that gives the directory a value of which no leaf speaks.
  private void says(TestLog lying, SubjectKey directory, MapValue value) {
    TestLog.Step beat = honest.get(first(0, EventType.HEARTBEAT));
    lying.add(beat.at(honest.getLast().at()));
    lying.headSaying(
        honest.getLast().at(),
        Map.of(directory, value.hash()),
        new TreeMap<>(Map.of(directory, value.state())));
  }

  @Test
  void aDirectoryChangedAndChangedBackWithLeavesThatTheMapHides() throws IOException {
    SubjectKey in = TestHistory.directory(TestHistory.IN);
    TestLog lying = TestLog.of(honest);
    MapValue before = Objects.requireNonNull(lying.values.get(in));
    lying.add(honest.get(chosen).at(honest.getLast().at()));
    lying.add(honest.get(chosen).at(honest.getLast().at()));
    Map<SubjectKey, Sha256> hiding = new HashMap<>();
    lying.values.forEach((key, value) -> hiding.put(key, value.hash()));
    hiding.put(in, before.hash());

    lying.headSaying(honest.getLast().at(), hiding, new TreeMap<>(Map.of(in, before.state())));

    isGivenAwayByTheLogItself(lying, "head " + (lying.lines.size() - 1) + MAP);
  }

  @Test
  void aHeadIssuedAgain() throws IOException {
    int head = first(chosen, EventType.HEAD);
    List<LogLine> lines = new ArrayList<>(log.lines);
    HeadLeaf issued = (HeadLeaf) lines.get(head);
    lines.set(
        head,
        new HeadLeaf(
            issued.index(),
            issued.at(),
            TestLog.listing("another map"),
            issued.previous(),
            issued.subjects()));
    log.rewrite(lines);
    isGivenAwayByTheLogItself(log, "head " + head + MAP);

    anHonestLogAgain();
    lines = new ArrayList<>(log.lines);
    lines.add(head + 1, lines.get(head));
    log.rewrite(lines);
    isGivenAwayByTheLogItself(log, "head " + (head + 1) + ": does not name the head before it");

    anHonestLogAgain();
    List<TestLog.Step> steps = new ArrayList<>(honest);
    steps.set(head, honest.get(head).at(honest.get(head).at().plusMillis(1)));
    isGivenAwayOnlyByWhatWasKept(steps);
  }

  @Test
  void aSizeSignedInTheMiddle() throws IOException {
    int event = first(chosen, EventType.FILE_RECEIVED);

    Path mirror = log.publish(here.resolve("middle"), new TreeSize(event + 1));

    assertThat(judge(mirror))
        .isEqualTo("refused: the signed size " + (event + 1) + " does not end with a head");
  }

  @Test
  void whatWasKeptOfAnotherLogOrIsBrokenIsRefused() throws IOException {
    Path broken = Files.write(here.resolve("broken"), new byte[] {'x', '\n'});
    Path none = Files.createDirectories(here.resolve("none"));

    assertThat(judge(log, none)).endsWith("has no checkpoint and no receipt in it");
    Path mirror = log.publish(here.resolve("last"), log.size());
    assertThat(Mirror.verify(mirror, TestLog.policy(), List.of(broken)))
        .isInstanceOf(MirrorVerdict.Refused.class);
    assertThat(python.mirror(mirror, policy, List.of(broken))).startsWith("refused: ");
  }
}
