package org.tallystick.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A key pair a partner made with `ssh-keygen`.
public record ClientKey(Path privateKey) {

  public static ClientKey create(Path folder, String name) {
    Path file = folder.resolve(name);
    try {
      Process process =
          new ProcessBuilder(
                  "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", file.toString())
              .inheritIO()
              .start();
      if (process.waitFor() != 0) {
        throw new AssertionError("ssh-keygen failed");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    return new ClientKey(file);
  }

  /// The line one sends to the server's administrator.
  public String publicLine() {
    try {
      return Files.readString(privateKey.resolveSibling(privateKey.getFileName() + ".pub")).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
