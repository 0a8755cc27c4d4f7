package org.tallystick.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// Programs that tests need. A machine without one skips them; where `./tallystick test` has installed everything, and says so with `-Dtallystick.complete=true`, that is a failure.
public final class Installed {

  private static final boolean COMPLETE = Boolean.getBoolean("tallystick.complete");

  private Installed() {}

  public static void require(String program) {
    boolean found =
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    if (COMPLETE && !found) {
      Assertions.fail(program + " is not on this machine, which is said to have everything");
    }
    Assumptions.assumeTrue(found, program + " is not on this machine");
  }
}
