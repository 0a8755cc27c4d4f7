package org.tallystick.fsck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.TestLedger;
import org.tallystick.proof.EvidenceState;
import org.tallystick.proof.LastCheck;

/// The check that the server makes by itself: when, how fast, and that a stop costs it little.
class ScrubTest {

  private static final int FILES = 4;
  private static final int LARGE = 100_000;
  private static final int RATE = 100_000;
  private static final Duration EVERY = Duration.ofDays(7);
  private static final Duration AFTER_START = Duration.ofMinutes(10);

  @TempDir private Path folder;
  private CheckedArchive checked;

  @BeforeEach
  void open() {
    checked = new CheckedArchive(folder);
    byte[] large = new byte[LARGE];
    for (int file = 0; file < FILES; file++) {
      new Random(file).nextBytes(large);
      done(checked.archive().put("/in/large-" + file + ".bin", large));
    }
    checked.stamp();
    System.setProperty("TALLYSTICK_SCRUB_EVERY", EVERY.toString());
    asFastAsItGoes();
  }

  @AfterEach
  void close() {
    System.clearProperty("TALLYSTICK_SCRUB_EVERY");
    System.clearProperty("TALLYSTICK_SCRUB_RATE");
    checked.close();
  }

  private static void asFastAsItGoes() {
    System.setProperty("TALLYSTICK_SCRUB_RATE", "0");
  }

  private static void slowly() {
    System.setProperty("TALLYSTICK_SCRUB_RATE", Integer.toString(RATE));
  }

  private EvidenceState state() {
    return checked.archive().make(EvidenceState.class);
  }

  private Scrub scrub() {
    return checked.archive().make(Scrub.class, "prepare");
  }

  private void passes(Duration time) {
    checked.archive().ledger().clock().move(time);
  }

  /// When the newest report was ended.
  private Instant ended() throws IOException {
    return Fsck.last(checked.data()).map(FsckReport::at).orElse(Instant.MIN);
  }

  @Test
  void theFirstComesTenMinutesAfterTheStartAndEachOtherAfterTheInterval() throws Exception {
    state();
    Scrub scrub = scrub();

    passes(AFTER_START.minusSeconds(1));
    scrub.look();
    assertThat(ended()).isEqualTo(Instant.MIN);

    passes(Duration.ofSeconds(1));
    scrub.look();
    Instant first = ended();
    assertThat(first).isEqualTo(checked.archive().ledger().clock().instant());

    passes(EVERY.minusSeconds(1));
    scrub.look();
    assertThat(ended()).isEqualTo(first);

    passes(Duration.ofSeconds(1));
    scrub.look();
    assertThat(ended()).isEqualTo(first.plus(EVERY));
  }

  @Test
  void aRestartDoesNotBringItForwardAndARecentReportIsRemembered() throws Exception {
    state();
    Scrub scrub = scrub();
    passes(AFTER_START);
    scrub.look();
    Instant first = ended();
    passes(Duration.ofDays(3));

    checked.restart();
    EvidenceState again = state();
    Scrub next = scrub();
    passes(Duration.ofDays(3));
    next.look();
    assertThat(ended()).isEqualTo(first);
    assertThat(again.lastCheck().map(LastCheck::at)).contains(first);

    passes(Duration.ofDays(1));
    next.look();
    assertThat(ended()).isEqualTo(first.plus(EVERY));
  }

  @Test
  void itReadsNoFasterThanItMayAndAfterAStopGoesOnWhereItWas() throws Exception {
    slowly();
    EvidenceState state = state();
    Scrub scrub = scrub();
    passes(AFTER_START);
    Instant begun = checked.archive().ledger().clock().instant();
    long from = System.nanoTime();
    Thread reading = Thread.ofPlatform().start(scrub::look);
    long leaves =
        checked.archive().ledger().ledger().append(TestLedger.ACME, LedgerTransaction::size);
    while (state.lastCheck().filter(check -> check.done() > leaves).isEmpty()) {
      Thread.sleep(20);
    }
    scrub.stop();
    reading.join();

    assertThat(Fsck.isInterrupted(checked.data())).isTrue();
    assertThat(ended()).as("no report of half a check").isEqualTo(Instant.MIN);
    checked.restart();
    state();
    Scrub next = scrub();
    passes(AFTER_START);
    next.look();
    Duration took = Duration.ofNanos(System.nanoTime() - from);

    FsckReport report = Fsck.last(checked.data()).orElseThrow();
    assertThat(report.begun()).as("the same check").isEqualTo(begun);
    assertThat(report.complete()).isTrue();
    assertThat(report.findings()).isEmpty();
    assertThat(report.done()).isEqualTo(report.total());
    assertThat(took)
        .isGreaterThan(Duration.ofMillis(1000L * FILES * LARGE / RATE).minusMillis(300));
    assertThat(Fsck.isInterrupted(checked.data())).isFalse();
  }

  @Test
  void oneThatSomebodyAsksForComesAtOnceAndDoesNotWaitForItsTurn() throws Exception {
    slowly();
    state();
    Scrub scrub = scrub();
    new Wish(checked.data().resolve("fsck")).make();

    scrub.look();

    assertThat(ended()).isEqualTo(checked.archive().ledger().clock().instant());
    assertThat(new Wish(checked.data().resolve("fsck")).isMade()).isFalse();
  }
}
