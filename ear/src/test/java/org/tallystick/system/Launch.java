package org.tallystick.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// One `./tallystick run` of what was built: the process, which is the server itself once it runs, and what it told its user.
final class Launch {

  private final Process process;
  private final Path console;

  private Launch(Process process, Path console) {
    this.process = process;
    this.console = console;
  }

  static Launch of(ServerSetup setup) {
    try {
      Path console = Files.createTempFile(Checkout.freshFolder("console"), "console-", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(Checkout.launcher().toString(), "run", "--built")
              .directory(Checkout.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(console.toFile());
      setup.applyTo(builder.environment());
      return new Launch(builder.start(), console);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  String output() {
    try {
      return Files.readString(console);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// As a user's Ctrl-C or a service manager's stop.
  int terminate() {
    process.destroy();
    return waitForEnd(Duration.ofSeconds(60));
  }

  /// As a power cut, as far as a process can see.
  void kill9() {
    process.destroyForcibly();
    waitForEnd(Duration.ofSeconds(20));
  }

  int waitForEnd(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            "the server did not end within " + limit + "; it said:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
