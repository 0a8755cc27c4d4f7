package org.tallystick.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An RSA host key made once a run by `ssh-keygen`; a server that has to find its own takes up to half a minute for it.
final class ReadyHostKey {

  private static final String NAME = "ssh_host_rsa_key";
  private static @Nullable Path made;

  private ReadyHostKey() {}

  static void giveTo(Path data) {
    try {
      Path keys =
          Files.createDirectory(
              data.resolve("keys"),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      for (String name : List.of(NAME, NAME + ".pub")) {
        Path copy = Files.copy(key().resolveSibling(name), keys.resolve(name));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static synchronized Path key() {
    if (made != null) {
      return made;
    }
    Path folder = Checkout.freshFolder("host-key");
    Path key = folder.resolve(NAME);
    PartnerClient.succeed(
        folder,
        List.of("ssh-keygen", "-q", "-t", "rsa", "-b", "4096", "-N", "", "-f", key.toString()));
    made = key;
    return key;
  }
}
