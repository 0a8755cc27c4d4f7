package org.tallystick.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Another program than OpenSSH's `sftp`, run as a partner would: lftp, curl, rclone, a Python script.
record PartnerClient(int status, String output) {

  private static final long LIMIT_SECONDS = 180;

  static PartnerClient run(Path folder, List<String> command) {
    Assumptions.assumeTrue(
        isInstalled(command.getFirst()),
        command.getFirst() + " is not installed; ./tallystick test installs it");
    try {
      Path output = Files.createTempFile(folder, "client", ".txt");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            command.getFirst()
                + " did not end within "
                + LIMIT_SECONDS
                + " s: "
                + Files.readString(output));
      }
      return new PartnerClient(process.exitValue(), Files.readString(output));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// As [#run], and expects success.
  static PartnerClient succeed(Path folder, List<String> command) {
    PartnerClient done = run(folder, command);
    if (done.status() != 0) {
      throw new AssertionError(
          String.join(" ", command) + " ended with " + done.status() + ": " + done.output());
    }
    return done;
  }

  private static boolean isInstalled(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)))
        || Files.isExecutable(Path.of(program));
  }
}
