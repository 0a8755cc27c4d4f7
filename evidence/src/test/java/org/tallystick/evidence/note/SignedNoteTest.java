package org.tallystick.evidence.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.TreeInMemory;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.tlog.Verification;

class SignedNoteTest {

  private static final String ORIGIN = "example.com/tallystick/acme";

  private final SignerKey log = SignerKey.of(ORIGIN, KeyType.ED25519, pair());
  private final SignerKey witness = SignerKey.of("witness.example", KeyType.COSIGNATURE, pair());

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private SignedNote checkpoint() {
    TreeInMemory tree = new TreeInMemory().append(LeafHash.of(new byte[] {1}));
    return log.sign(
        new Checkpoint(ORIGIN, new TreeSize(1), new MerkleTree(tree).root(new TreeSize(1))).text());
  }

  @Test
  void theSpecificationsExampleIsVerified() {
    VerifierKey key =
        VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    SignedNote note =
        SignedNote.parse(
            ("This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(note.verify(key)).isEqualTo(Verification.ACCEPTED);
    assertThat(key)
        .hasToString("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
  }

  @Test
  void everyChangedByteOfACheckpointIsRefused() {
    byte[] note = checkpoint().bytes();
    Policy policy = Policy.ofLogs(List.of(log.verifier()));
    assertThat(policy.verify(SignedNote.parse(note))).isEqualTo(Verification.ACCEPTED);

    for (int i = 0; i < note.length; i++) {
      for (int bit : new int[] {0x01, 0x04, 0x20, 0x80}) {
        byte[] changed = note.clone();
        changed[i] ^= (byte) bit;
        assertThat(isAccepted(policy, changed)).as("byte %s, bit %s", i, bit).isFalse();
      }
    }
  }

  private static boolean isAccepted(Policy policy, byte[] note) {
    try {
      return policy.verify(SignedNote.parse(note)).isAccepted();
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  @Test
  void aQuorumIsAskedFor() {
    SignerKey other = SignerKey.of("other.example", KeyType.COSIGNATURE, pair());
    String text =
        "# ours\nlog "
            + log.verifier()
            + "\nwitness w1 "
            + witness.verifier()
            + " https://w1.example\n"
            + "witness w2 "
            + other.verifier()
            + "\ngroup both all w1 w2\nquorum both\n";
    Policy policy = Policy.parse(text.getBytes(StandardCharsets.UTF_8));
    SignedNote once = witness.cosign(checkpoint(), Instant.ofEpochSecond(1679315147));

    assertThat(policy.verify(checkpoint()).isAccepted()).isFalse();
    assertThat(policy.verify(once).isAccepted()).isFalse();
    assertThat(policy.verify(other.cosign(once, Instant.now()))).isEqualTo(Verification.ACCEPTED);
    assertThat(Policy.parse(policy.bytes())).isEqualTo(policy);
  }

  @Test
  void aPolicyWithAKeyTwiceOrAnUnknownMemberOrNoQuorumIsRefused() {
    String one = "log " + log.verifier() + "\n";
    for (String wrong :
        List.of(
            one + one + "quorum none\n",
            one,
            one + "quorum w1\n",
            one + "group g all w1\nquorum g\n",
            one + "quorum none\nquorum none\n")) {
      assertThatThrownBy(() -> Policy.parse(wrong.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(MalformedNoteException.class);
    }
  }

  @Test
  void aTlogProofIsReadAsItWasWrittenAndInNoOtherForm() {
    TlogProof proof =
        new TlogProof(
            Optional.of("{}".getBytes(StandardCharsets.UTF_8)),
            LeafIndex.FIRST,
            List.of(),
            checkpoint());

    TlogProof read = TlogProof.parse(proof.bytes());

    assertThat(read.bytes()).isEqualTo(proof.bytes());
    assertThat(read.verify(LeafHash.of(new byte[] {1}))).isEqualTo(Verification.ACCEPTED);
    assertThat(read.verify(LeafHash.of(new byte[] {2})).isAccepted()).isFalse();
    String text = new String(proof.bytes(), StandardCharsets.UTF_8);
    for (String wrong :
        List.of(
            text.replace("index 0", "index 00"),
            text.replace("e30=", "e31="),
            text.replace("@v1", "@v2"),
            text + "x")) {
      assertThatThrownBy(() -> TlogProof.parse(wrong.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
