package org.tallystick.proof.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.ledger.TestLedger.ACME;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.MerkleTree;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.tlog.Verification;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.Head;
import org.tallystick.proof.ProofFixture;

class AnchoringTest {

  @TempDir private Path folder;
  private TestArchive archive;
  private ProofFixture proof;
  private Anchoring anchoring;
  private TimeTokens tokens;

  @BeforeEach
  void open() throws IOException {
    archive = new TestArchive(Files.createDirectories(folder.resolve("data")));
    proof = new ProofFixture(archive);
    archive.make(Authorities.class, "open");
    archive.make(Witnesses.class, "open");
    tokens = archive.make(TimeTokens.class);
    anchoring = archive.make(Anchoring.class);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private <T> T read(Supplier<T> work) {
    return archive.database().read(work::get);
  }

  @Test
  void aSignedCheckpointBecomesALeafThatATokenCovers() throws IOException {
    archive.put("/in/a.txt", "one");
    SignedNote signed = proof.headAndSign(ACME);

    anchoring.round(false);

    TimeTokens.Anchored anchored = read(() -> tokens.newest(ACME)).orElseThrow();
    assertThat(anchored.checkpoint().bytes()).isEqualTo(signed.bytes());
    TimeTokens.Stamped token = read(() -> tokens.covering(anchored.leaf())).orElseThrow();
    SignedNote anchorNote = read(() -> proof.checkpoints().latest(LogId.ANCHOR)).orElseThrow();
    assertThat(token.token().isOver(anchorNote.bytes())).isTrue();
    MerkleTree tree = proof.tree(LogId.ANCHOR);
    Checkpoint anchor = Checkpoint.of(anchorNote);
    Verification included =
        read(() ->
            tree.inclusion(anchored.leaf(), anchor.size())
                .verify(LeafHash.of(signed.bytes()), anchor.root()));
    assertThat(included).isEqualTo(Verification.ACCEPTED);
  }

  @Test
  void theLogNamesTheTokenSoThatWhatFollowsIsNotOlder() throws IOException {
    archive.put("/in/a.txt", "one");
    proof.headAndSign(ACME);

    anchoring.round(false);
    Head after = proof.head(ACME).orElseThrow();

    TimeTokens.Stamped token = read(tokens::newestToken).orElseThrow();
    Optional<TimeTokens.Floor> floor = read(() -> tokens.floorBefore(ACME, after.index()));
    assertThat(floor).isPresent();
    assertThat(floor.get().token()).isEqualTo(token.token().digest());
    assertThat(floor.get().notEarlier()).isEqualTo(token.token().notEarlier());
    assertThat(read(() -> tokens.floorAt(ACME, floor.get().notEarlier()))).isEqualTo(floor);
  }

  @Test
  void nothingNewIsNotAnchoredAgainBeforeFiveMinutesArePast() throws IOException {
    archive.put("/in/a.txt", "one");
    proof.headAndSign(ACME);
    anchoring.round(false);
    proof.headAndSign(ACME);
    TreeSize first = newest();

    anchoring.round(false);
    assertThat(newest()).isEqualTo(first);
    archive.ledger().clock().move(Duration.ofMinutes(6));
    anchoring.round(false);

    assertThat(newest()).isGreaterThan(first);
  }

  private TreeSize newest() {
    return read(() -> tokens.newest(ACME)).orElseThrow().size();
  }

  @Test
  void aRoundThatDiedBeforeItsTokenIsEndedByTheNext() throws IOException {
    archive.put("/in/a.txt", "one");
    SignedNote signed = proof.headAndSign(ACME);
    archive
        .ledger()
        .ledger()
        .append(
            LogId.ANCHOR,
            anchor -> {
              long leaf = anchor.appendCheckpoint(signed);
              tokens.anchored(signed, ACME, new LeafIndex(leaf));
              return leaf;
            });

    anchoring.round(false);

    TimeTokens.Anchored anchored = read(() -> tokens.newest(ACME)).orElseThrow();
    assertThat(read(() -> tokens.covering(anchored.leaf()))).isPresent();
  }
}
