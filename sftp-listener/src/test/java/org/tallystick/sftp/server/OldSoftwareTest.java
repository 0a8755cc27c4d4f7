package org.tallystick.sftp.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OldSoftwareTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-libssh2_1.10.0",
        "SSH-2.0-libssh2_1.10.1_DEV",
        "SSH-2.0-libssh2_1.9.0",
        "SSH-2.0-libssh2_1.4.3",
        "SSH-2.0-libssh2_0.18",
        "SSH-2.0-Renci.SshNet.SshClient.0.0.1"
      })
  void software_without_better_macs_is_known(String identification) {
    assertThat(OldSoftware.hasPlainMacsOnly(identification)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-libssh2_1.11.0",
        "SSH-2.0-libssh2_1.11.1_DEV",
        "SSH-2.0-libssh_0.9.6",
        "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3",
        "SSH-2.0-paramiko_2.12.0",
        "SSH-2.0-Go",
        "SSH-2.0-PuTTY_Release_0.78",
        "SSH-2.0-my-libssh2_1.10.0"
      })
  void all_others_are_offered_macs_over_the_ciphertext_alone(String identification) {
    assertThat(OldSoftware.hasPlainMacsOnly(identification)).isFalse();
  }
}
