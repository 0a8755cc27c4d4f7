package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A directory nobody ever cleaned up is listed quickly, by key, page after page.
@ExtendWith(SharedServer.class)
class LargeDirectoryIT {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  @TempDir Path here;

  @Test
  void tenThousandEntriesAreListed(RunningServer server) throws Exception {
    FilledDirectory.ofTenThousand(server, here);

    assertThat(list(server, FilledDirectory.TEN_THOUSAND, 10_000)).isLessThan(LIMIT);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "tallystick.long",
      matches = "true",
      disabledReason = "takes minutes: ./tallystick test --long")
  void aHundredThousandEntriesAreListedInFiveSeconds(RunningServer server) throws Exception {
    FilledDirectory.fill(server, here, "in/hundred-thousand", 100_000);

    assertThat(list(server, "in/hundred-thousand", 100_000)).isLessThan(LIMIT);
  }

  /// The whole of a client's run, its sign-in included.
  private static Duration list(RunningServer server, String folder, int entries) {
    long began = System.nanoTime();
    List<String> lines = server.sftp().succeed("ls -1 " + folder).lines();
    Duration taken = Duration.ofNanos(System.nanoTime() - began);

    assertThat(lines).hasSize(entries).allMatch(line -> line.length() == folder.length() + 201);
    return taken;
  }
}
