package org.tallystick.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Another program than OpenSSH's `sftp`, run as a partner would: lftp, curl, rclone, a Python script.
record PartnerClient(int status, String output) {

  private static final long LIMIT_SECONDS = 180;

  static PartnerClient run(Path folder, List<String> command) {
    return run(folder, LIMIT_SECONDS, command);
  }

  private static PartnerClient run(Path folder, long limit, List<String> command) {
    require(
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
      if (!process.waitFor(limit, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError(
            command.getFirst()
                + " did not end within "
                + limit
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

  /// A Python script that is told the port, the key and more, in this order.
  static List<String> python(Path script, RunningServer server, Path key, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/usr/bin/python3",
                script.toString(),
                Integer.toString(server.sftpPort()),
                key.toString()));
    command.addAll(List.of(more));
    return command;
  }

  /// Skips a test that lacks something; fails it where `./tallystick test` has installed everything and says so.
  static void require(boolean there, String what) {
    if (!there && Boolean.getBoolean("tallystick.complete")) {
      throw new AssertionError(what);
    }
    Assumptions.assumeTrue(there, what);
  }

  /// As [#run], and expects success.
  static PartnerClient succeed(Path folder, List<String> command) {
    return succeed(folder, LIMIT_SECONDS, command);
  }

  /// As [#succeed], for what takes longer.
  static PartnerClient succeed(Path folder, long limitSeconds, List<String> command) {
    PartnerClient done = run(folder, limitSeconds, command);
    if (done.status() != 0) {
      throw new AssertionError(
          String.join(" ", command) + " ended with " + done.status() + ": " + done.output());
    }
    return done;
  }

  static boolean isInstalled(String program) {
    return List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)))
        || Files.isExecutable(Path.of(program));
  }
}
