package org.tallystick.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.note.KeyType;
import org.tallystick.evidence.note.MalformedNoteException;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.note.VerifierKey;

class WitnessPolicyTest {

  private final VerifierKey key = key();

  private static VerifierKey key() {
    try {
      return SignerKey.of(
              "witness.example/w1",
              KeyType.COSIGNATURE,
              KeyPairGenerator.getInstance("Ed25519").generateKeyPair())
          .verifier();
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static WitnessPolicy parse(String text) {
    return WitnessPolicy.parse(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aWitnessIsAskedBelowItsPrefix() {
    for (String prefix : new String[] {"https://w.example/log", "https://w.example/log/"}) {
      WitnessPolicy policy = parse("# ours\n\nwitness w1 " + key + " " + prefix + "\nquorum w1\n");

      assertThat(policy.witnesses()).containsExactly(new Witness("w1", key, URI.create(prefix)));
      assertThat(policy.witnesses().getFirst().addCheckpoint())
          .hasToString("https://w.example/log/add-checkpoint");
      assertThat(policy.rule().quorum()).isEqualTo("w1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ftp://w.example/", " file:///etc/passwd", " w.example", " http:"})
  void aWitnessWithoutAnAddressOnTheWebIsRefused(String address) {
    assertThatThrownBy(() -> parse("witness w1 " + key + address + "\nquorum none\n"))
        .isInstanceOf(MalformedNoteException.class)
        .hasMessageContaining("policy: ");
  }
}
