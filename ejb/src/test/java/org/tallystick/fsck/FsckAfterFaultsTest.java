package org.tallystick.fsck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.archive.TestArchive.done;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.testkit.Faults;
import org.tallystick.testkit.Seed;
import org.tallystick.testkit.TestDatabase.Commit;

class FsckAfterFaultsTest {

  /// In the daily run one write of so many fails; in the long run each, one after the other.
  private static final int STRIDE = Seed.LONG ? 1 : 29;

  /// A check reads the whole log: after so many days another one is begun.
  private static final int DAYS = 20;

  @TempDir private Path folder;
  private CheckedArchive checked;
  private int archives;

  @BeforeEach
  void open() throws IOException {
    checked = new CheckedArchive(Files.createDirectory(folder.resolve("archive-" + archives++)));
    checked.busyDay();
    checked.rotateKey();
  }

  @AfterEach
  void close() {
    checked.close();
  }

  @Test
  void anInterruptedCheckGoesOnWhereItWas() {
    AtomicReference<Fsck> running = new AtomicReference<>();
    Fsck first = checked.fsck(progress -> running.get().stop());
    running.set(first);
    checked.heartbeats(600);

    assertThatThrownBy(() -> first.run(true))
        .isInstanceOf(CheckFault.class)
        .hasMessageContaining("the next one goes on");
    assertThat(Fsck.isInterrupted(checked.data())).isTrue();
    FsckReport report = checked.fsck(progress -> {}).run(false);

    assertThat(report.findings()).isEmpty();
    assertThat(Fsck.isInterrupted(checked.data())).isFalse();
  }

  /// Every commit of the ledger, of heads, checkpoints, anchors and keys, and every file of the checkpoint directory.
  @ParameterizedTest(name = "{0}, and dies of it: {1}")
  @CsvSource({
    "FAILED_NOT_STORED, false",
    "FAILED_NOT_STORED, true",
    "FAILED_BUT_STORED, false",
    "FAILED_BUT_STORED, true"
  })
  void whateverWriteFailsTheArchiveIsCleanAfterARestart(Commit way, boolean dies)
      throws IOException {
    Random random = new Random(Seed.of("writes that fail, " + way + ", " + dies));
    int nth = 1 + random.nextInt(STRIDE);
    int faults = 0;
    while (strikes(way, nth, dies)) {
      faults++;
      checked.restart();
      checked.stamp();

      FsckReport report = checked.check();

      assertThat(report.findings()).as("write %d %s, dies: %s", nth, way, dies).isEmpty();
      nth += STRIDE;
      if (faults % DAYS == 0) {
        checked.close();
        open();
      }
    }
    assertThat(faults).isGreaterThan(40 / STRIDE);
  }

  /// @return whether the day had so many writes
  private boolean strikes(Commit way, int nth, boolean dies) {
    Faults faults = checked.archive().database().faults();
    faults.strikeOnce(way, nth);
    for (ThrowingCallable step : day(way + "-" + dies + "-" + nth)) {
      try {
        step.call();
      } catch (Throwable told) {
        assertThat(faults.hasStruck()).as("without a fault: " + told).isTrue();
      }
      if (dies && faults.hasStruck()) {
        break;
      }
    }
    boolean struck = faults.hasStruck();
    faults.end();
    return struck;
  }

  private List<ThrowingCallable> day(String name) {
    String folder = "/in/" + name;
    String small = folder + "/small.txt";
    String large = folder + "/large.bin";
    return List.of(
        () -> checked.mkdir(folder),
        () -> checked.archive().put(small, name),
        () -> checked.stamp(),
        () -> done(checked.archive().put(large, large(name))),
        () -> checked.archive().get(small),
        () -> checked.archive().list(folder),
        () -> checked.move(small, "/in/moved-" + name + ".txt"),
        () -> checked.sign(),
        () -> checked.rotateKey(),
        () ->
            done(
                checked
                    .archive()
                    .directories()
                    .remove(checked.archive().session(), RawPath.of(large))),
        () -> checked.stamp());
  }

  /// Another one each time: a content file of its own.
  private static byte[] large(String name) {
    byte[] bytes = new byte[100_000];
    new Random(name.hashCode()).nextBytes(bytes);
    return bytes;
  }
}
