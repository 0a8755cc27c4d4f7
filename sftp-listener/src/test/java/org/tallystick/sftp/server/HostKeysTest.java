package org.tallystick.sftp.server;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.platform.InvalidSettingException;

class HostKeysTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx------"})
  void a_key_that_is_not_its_owners_alone_is_refused(String permissions) throws IOException {
    Path key = Files.writeString(directory.resolve("ssh_host_ed25519_key"), "a key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));

    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> HostKeys.in(directory))
        .withMessageContainingAll("TLY-0321", "ssh_host_ed25519_key", permissions, "chmod 600");
  }
}
