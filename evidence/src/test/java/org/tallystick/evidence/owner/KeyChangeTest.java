package org.tallystick.evidence.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.PythonJudge;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.KeyType;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.tlog.TreeSize;

/// Whoever trusts a log's key can go on with the one that follows it, and nobody else's.
class KeyChangeTest {

  private static final String ORIGIN = "example.com/tallystick/acme";
  private static final TreeSize SINCE = new TreeSize(4711);

  private final SignerKey before = key(ORIGIN);
  private final SignerKey after = key(ORIGIN);
  private final Policy policy = Policy.ofLogs(List.of(before.verifier()));

  private static SignerKey key(String name) {
    try {
      return SignerKey.of(
          name, KeyType.ED25519, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void theKeyThatFollowsIsTheOneThatBothHaveSigned() throws IOException {
    SignedNote note = KeyChange.sign(before, after, SINCE);

    KeyChange read = KeyChange.verify(SignedNote.parse(note.bytes()), policy);

    assertThat(read).isEqualTo(new KeyChange(before.verifier(), after.verifier(), SINCE));
    try (PythonJudge python = PythonJudge.open()) {
      assertThat(python.keyChange(note.bytes(), policy.bytes()))
          .isEqualTo("accepted: log " + after.verifier());
    }
  }

  @Test
  void everyChangedByteIsRefusedByBothVerifiers() throws IOException {
    byte[] note = KeyChange.sign(before, after, SINCE).bytes();

    try (PythonJudge python = PythonJudge.open()) {
      for (int at = 0; at < note.length; at++) {
        byte[] changed = note.clone();
        changed[at] ^= 1;

        assertThatThrownBy(() -> KeyChange.verify(SignedNote.parse(changed), policy))
            .as("byte %s", at)
            .isInstanceOf(IllegalArgumentException.class);
        assertThat(python.keyChange(changed, policy.bytes()))
            .as("byte %s", at)
            .startsWith("refused: ");
      }
    }
  }

  @Test
  void aKeyThatNobodyTrustsNamesNoOther() {
    SignedNote note = KeyChange.sign(key(ORIGIN), after, SINCE);

    assertThatThrownBy(() -> KeyChange.verify(note, policy))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("none of the policy's");
  }

  @Test
  void oneSignatureIsNotEnough() {
    SignedNote both = KeyChange.sign(before, after, SINCE);

    for (int one = 0; one < 2; one++) {
      SignedNote half = new SignedNote(both.text(), List.of(both.signatures().get(one)));

      assertThatThrownBy(() -> KeyChange.verify(half, policy))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("not signed by");
    }
  }

  @Test
  void aKeyOfAnotherLogDoesNotFollow() {
    assertThatThrownBy(() -> KeyChange.sign(before, key("example.com/tallystick/other"), SINCE))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void itIsNeverTakenForACheckpoint() {
    byte[] note = KeyChange.sign(before, after, SINCE).bytes();

    assertThatThrownBy(() -> Checkpoint.of(SignedNote.parse(note)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new String(note, StandardCharsets.UTF_8)).startsWith("tallystick/key-change/v1\n");
  }
}
