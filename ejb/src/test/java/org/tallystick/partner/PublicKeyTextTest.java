package org.tallystick.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyTextTest {

  /// Its fingerprint is what `ssh-keygen -l` prints of this line.
  private static final String ED25519 =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS acme";

  private static String rsa(int bits) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (byte[] field :
        new byte[][] {
          "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
          BigInteger.valueOf(65537).toByteArray(),
          BigInteger.ONE.shiftLeft(bits - 1).toByteArray()
        }) {
      out.writeInt(field.length);
      out.write(field);
    }
    return "ssh-rsa " + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  @Test
  void an_ed25519_line_is_read_with_its_label() {
    PublicKeyText key = PublicKeyText.parse("  " + ED25519 + "\n");

    assertThat(key.algorithm()).isEqualTo("ssh-ed25519");
    assertThat(key.bits()).isEqualTo(256);
    assertThat(key.label()).isEqualTo("acme");
    assertThat(key.fingerprint()).startsWith("SHA256:").hasSize(50);
  }

  @Test
  void rsa_is_taken_from_2048_bits() throws IOException {
    assertThat(PublicKeyText.parse(rsa(2048)).bits()).isEqualTo(2048);
    String short1024 = rsa(1024);

    assertThatThrownBy(() -> PublicKeyText.parse(short1024))
        .hasMessageContaining("1024")
        .hasMessageContaining("2048");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ssh-ed25519",
        "ssh-ed25519 !!!!",
        "ssh-ed25519 AAAA",
        "ssh-dss AAAAB3NzaC1kc3MAAAAA",
        "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIGPKSUTyz1HwHReFVvD5obVsALAgJRNarH4TRpNePnAS",
        "-----BEGIN OPENSSH PRIVATE KEY-----"
      })
  void anything_else_is_refused_with_a_sentence(String line) {
    assertThatThrownBy(() -> PublicKeyText.parse(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("public key: ");
  }
}
