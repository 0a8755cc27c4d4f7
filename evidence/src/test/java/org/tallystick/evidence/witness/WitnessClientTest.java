package org.tallystick.evidence.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.KeyType;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.TreeInMemory;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.witness.WitnessAnswer.Contradicts;
import org.tallystick.evidence.witness.WitnessAnswer.Cosigned;
import org.tallystick.evidence.witness.WitnessAnswer.Elsewhere;
import org.tallystick.evidence.witness.WitnessAnswer.Silent;

/// A witness cosigns a log that grows and no other, and whatever else answers in its place is not taken for it.
class WitnessClientTest {

  private static final String ORIGIN = "example.com/tallystick/anchor";

  private final TreeInMemory tree = new TreeInMemory();
  private final WitnessClient client = new WitnessClient(Duration.ofMillis(1500));
  private SignerKey log;
  private TestWitness witness;

  @BeforeEach
  void listens() throws Exception {
    log = key();
    witness = new TestWitness("witness.example/w1", log.verifier());
  }

  @AfterEach
  void stops() {
    witness.close();
  }

  private static SignerKey key() throws Exception {
    return SignerKey.of(
        ORIGIN, KeyType.ED25519, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
  }

  private SignedNote grow(int leaves) {
    for (int i = 0; i < leaves; i++) {
      tree.append(LeafHash.of(new byte[] {(byte) tree.size().value(), 7}));
    }
    return signed(tree);
  }

  private SignedNote signed(TreeInMemory of) {
    return log.sign(new Checkpoint(ORIGIN, of.size(), new MerkleTree(of).root(of.size())).text());
  }

  private WitnessAnswer ask(SignedNote checkpoint, TreeSize old) {
    TreeSize size = Checkpoint.of(checkpoint).size();
    List<NodeHash> proof =
        old.equals(TreeSize.EMPTY) || old.equals(size)
            ? List.of()
            : new MerkleTree(tree).consistency(old, size).hashes();
    return client.ask(witness.address(), checkpoint, old, proof).join();
  }

  private String silence(SignedNote checkpoint) {
    return assertThat(ask(checkpoint, TreeSize.EMPTY))
        .asInstanceOf(type(Silent.class))
        .actual()
        .why();
  }

  @Test
  void aLogThatGrowsIsCosignedEachTime() {
    TreeSize old = TreeSize.EMPTY;
    for (int more : List.of(1, 1, 5, 0, 300)) {
      SignedNote checkpoint = grow(more);

      WitnessAnswer answer = ask(checkpoint, old);

      assertThat(answer).isInstanceOf(Cosigned.class);
      SignedNote cosigned = checkpoint.with(((Cosigned) answer).line());
      assertThat(cosigned.verify(witness.key().verifier()).isAccepted()).isTrue();
      assertThat(cosigned.verify(log.verifier()).isAccepted()).isTrue();
      old = tree.size();
    }
  }

  @Test
  void whoeverForgotWhatTheWitnessKnowsIsTold() {
    ask(grow(5), TreeSize.EMPTY);

    assertThat(ask(grow(4), TreeSize.EMPTY)).isEqualTo(new Elsewhere(new TreeSize(5)));
    assertThat(ask(signed(tree), new TreeSize(5))).isInstanceOf(Cosigned.class);
  }

  @Test
  void aRewrittenLogIsNotCosigned() {
    ask(grow(5), TreeSize.EMPTY);
    TreeInMemory rewritten = new TreeInMemory();
    for (int i = 0; i < 9; i++) {
      rewritten.append(LeafHash.of(new byte[] {(byte) i, 8}));
    }
    List<NodeHash> proof =
        new MerkleTree(rewritten).consistency(new TreeSize(5), rewritten.size()).hashes();

    assertThat(client.ask(witness.address(), signed(rewritten), new TreeSize(5), proof).join())
        .isInstanceOf(Contradicts.class);
    assertThat(witness.size()).isEqualTo(new TreeSize(5));
  }

  @Test
  void anOlderLogThatWasRestoredIsContradicted() {
    SignedNote small = grow(5);
    ask(grow(4), TreeSize.EMPTY);

    assertThat(ask(small, TreeSize.EMPTY))
        .isInstanceOfSatisfying(
            Contradicts.class, found -> assertThat(found.why()).contains("cosigned 9 leaves"));
  }

  @Test
  void anotherLogOfTheSameSizeIsContradicted() {
    ask(grow(1), TreeSize.EMPTY);
    TreeInMemory other = new TreeInMemory().append(LeafHash.of(new byte[] {9}));

    assertThat(client.ask(witness.address(), signed(other), new TreeSize(1), List.of()).join())
        .isInstanceOf(Contradicts.class);
  }

  @Test
  void aWitnessThatDoesNotKnowTheKeySaysSo() throws Exception {
    SignedNote stranger = key().sign(grow(2).text());

    assertThat(silence(stranger)).contains("does not know the log's key");
  }

  @Test
  void aCosignatureByAnotherKeyOrOverAnotherTextIsNone() throws Exception {
    SignedNote checkpoint = grow(2);
    SignerKey other =
        SignerKey.of(
            "witness.example/w1",
            KeyType.COSIGNATURE,
            KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    witness.conducts(exchange ->
        TestWitness.send(
            exchange, 200, other.cosign(checkpoint, Instant.now()).signatures().getLast() + "\n"));
    assertThat(silence(checkpoint)).contains("without a right cosignature");

    SignedNote before = log.sign(checkpoint.text().replace("\n2\n", "\n3\n"));
    witness.conducts(exchange ->
        TestWitness.send(
            exchange,
            200,
            witness.key().cosign(before, Instant.now()).signatures().getLast() + "\n"));
    assertThat(silence(checkpoint)).contains("without a right cosignature");
  }

  @Test
  void whatIsNoAnswerOfAWitnessIsReported() {
    SignedNote checkpoint = grow(2);

    witness.conducts(exchange -> TestWitness.send(exchange, 200, "<html>hello</html>"));
    assertThat(silence(checkpoint)).contains("no cosignature");
    witness.conducts(exchange -> TestWitness.send(exchange, 200, ""));
    assertThat(silence(checkpoint)).contains("no cosignature");
    witness.conducts(exchange -> TestWitness.send(exchange, 500, "oops"));
    assertThat(silence(checkpoint)).contains("HTTP status 500");
    witness.conducts(exchange -> TestWitness.send(exchange, 409, "many\n"));
    assertThat(silence(checkpoint)).contains("409 without the size");
    witness.conducts(exchange -> TestWitness.send(exchange, 200, "x".repeat(1 << 20)));
    assertThat(silence(checkpoint)).isNotBlank();
  }

  @Test
  void anAnswerThatNeverEndsEndsInTime() {
    SignedNote checkpoint = grow(2);
    witness.conducts(exchange -> {
      exchange.sendResponseHeaders(200, 10_000);
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
    });
    Instant begun = Instant.now();

    assertThat(silence(checkpoint)).contains("no whole answer within 1500 ms");

    assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void nobodyThereIsSilence() {
    witness.close();

    assertThat(silence(grow(1))).contains("witness witness.example/w1: ");
  }
}
