package org.tallystick.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Where the tests find things on this machine.
public final class Checkout {

  private static final Path ROOT = Path.of("").toAbsolutePath().resolve("..").normalize();

  private Checkout() {}

  static Path launcher() {
    Path launcher = ROOT.resolve("tallystick");
    if (!Files.isExecutable(launcher)) {
      throw new IllegalStateException(
          launcher + ": not found; run the tests with ear/ as the working directory");
    }
    return launcher;
  }

  public static Path root() {
    return ROOT;
  }

  /// A new empty folder under `ear/target`, which keeps logs for whoever reads a failure.
  static Path freshFolder(String name) {
    try {
      Path parent = Files.createDirectories(Path.of("target", "systems").toAbsolutePath());
      return Files.createTempDirectory(parent, name + "-");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Real exchange files beside the project; the test is skipped where they are missing.
  public static Path samples(String folder) {
    Path samples = ROOT.resolve("../shared/samples").resolve(folder).normalize();
    if (!Files.isDirectory(samples)) {
      // A second working tree lies one folder deeper.
      samples = ROOT.resolve("../../shared/samples").resolve(folder).normalize();
    }
    Assumptions.assumeTrue(
        Files.isDirectory(samples),
        "sample files are missing: expected them in ../shared/samples/" + folder);
    return samples;
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
