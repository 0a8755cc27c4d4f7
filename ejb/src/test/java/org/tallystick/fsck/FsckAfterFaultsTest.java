package org.tallystick.fsck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.testkit.TestDatabase.Commit;

class FsckAfterFaultsTest {

  @TempDir private Path folder;
  private CheckedArchive checked;

  @BeforeEach
  void open() {
    checked = new CheckedArchive(folder);
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

  @ParameterizedTest
  @ValueSource(strings = {"FAILED_NOT_STORED", "FAILED_BUT_STORED"})
  void whateverWriteOfLedgerOrCheckpointFailsTheArchiveIsCleanAfterwards(String way) {
    for (int nth = 1; nth <= 6; nth++) {
      failing(Commit.valueOf(way), nth);

      FsckReport report = checked.check();

      assertThat(report.findings()).as("the write number %d %s", nth, way).isEmpty();
    }
  }

  private void failing(Commit way, int nth) {
    checked.archive().database().commitEndsOnce(way, nth);
    for (int each = 0; each < 2; each++) {
      try {
        checked.archive().put("/in/fault-" + nth + "-" + each + ".txt", "fault " + nth);
        checked.stamp();
      } catch (RuntimeException | AssertionError faulted) {
        assertThat(faulted).isNotNull();
      }
    }
    checked.stamp();
  }
}
