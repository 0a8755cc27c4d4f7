package org.tallystick.sftp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.Security;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.platform.InvalidSettingException;

class HostKeysTest {

  @TempDir private Path directory;

  @BeforeAll
  static void provideEd25519() {
    Security.addProvider(new BouncyCastleProvider());
  }

  private static List<KeyPair> keys(Path directory) throws Exception {
    return StreamSupport.stream(HostKeys.in(directory).loadKeys(null).spliterator(), false).toList();
  }

  @Test
  void keys_are_made_once_and_for_their_owner_only() throws Exception {
    var first = keys(directory);
    var second = keys(directory);

    assertThat(first).hasSize(2);
    assertThat(second).extracting(KeyPair::getPublic).containsExactlyElementsOf(first.stream().map(KeyPair::getPublic).toList());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("ssh_host_ed25519_key")))).isEqualTo("rw-------");
  }

  @Test
  void a_key_that_others_can_read_is_refused() throws Exception {
    keys(directory);
    Files.setPosixFilePermissions(directory.resolve("ssh_host_rsa_key"), PosixFilePermissions.fromString("rw-r-----"));

    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(() -> keys(directory))
        .withMessageContainingAll("TLY-0321", "ssh_host_rsa_key", "rw-r-----", "chmod 600");
  }
}
