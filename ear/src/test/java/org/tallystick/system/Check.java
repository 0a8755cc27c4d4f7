package org.tallystick.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One `./tallystick fsck`, beside a running server or over the data of a stopped one.
///
/// @param status 0: nothing is wrong, 1: something is, 2: it cannot be told
/// @param output the report
/// @param words what it said meanwhile, to standard error
record Check(int status, String output, String words) {

  private static final long LIMIT_SECONDS = 300;

  static Check of(ServerSetup setup, String... options) {
    try {
      Path folder = Checkout.freshFolder("fsck");
      List<String> command = new ArrayList<>(List.of(Checkout.launcher().toString(), "fsck"));
      command.addAll(List.of(options));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectOutput(folder.resolve("output").toFile())
              .redirectError(folder.resolve("words").toFile());
      setup.applyTo(builder.environment());
      Process process = builder.start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the check did not end within " + LIMIT_SECONDS + " s");
      }
      return new Check(
          process.exitValue(),
          Files.readString(folder.resolve("output")),
          Files.readString(folder.resolve("words")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// Expects that nothing at all is wrong.
  static void clean(ServerSetup setup, String... options) {
    Check check = of(setup, options);
    if (check.status() != 0 || !check.output().contains("Everything is as it was written.")) {
      throw new AssertionError("fsck ended with " + check.status() + ": " + check);
    }
  }
}
