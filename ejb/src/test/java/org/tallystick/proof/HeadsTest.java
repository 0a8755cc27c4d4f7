package org.tallystick.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.archive.TestArchive.done;
import static org.tallystick.ledger.TestLedger.ACME;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.map.MapProof;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.map.SubjectMap;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.SignerKey;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.tlog.Verification;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.platform.Sql;

class HeadsTest {

  private static final Origin ORIGIN = new Origin("localhost/tallystick/acme");

  @TempDir private Path folder;
  private TestArchive archive;
  private Sql sql;
  private Heads heads;
  private Checkpoints checkpoints;
  private CheckpointDirectory directory;

  @BeforeEach
  void open() throws IOException {
    archive = new TestArchive(Files.createDirectories(folder.resolve("data")));
    sql = archive.make(Sql.class);
    archive.make(KnownListings.class);
    archive.make(Listings.class);
    archive.make(SubjectValues.class);
    archive.make(SubjectChanges.class);
    archive.make(Subtrees.class);
    archive.make(KnownGroups.class);
    heads = archive.make(Heads.class);
    archive.make(LogKeys.class);
    archive.make(KeyEras.class);
    archive.make(KeyRing.class);
    directory = archive.make(CheckpointDirectory.class);
    checkpoints = archive.make(Checkpoints.class);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private Optional<Head> head() {
    return archive.ledger().ledger().append(ACME, heads::make);
  }

  private SignerKey signer() {
    return archive
        .make(LogKeys.class)
        .find(ACME, ORIGIN.value(), LogKeys.Place.CURRENT)
        .orElseThrow();
  }

  private VerifierKey key() {
    return signer().verifier();
  }

  private SignedNote sign(TreeSize size) {
    return archive.ledger().ledger().append(ACME, transaction -> checkpoints.sign(ACME, size));
  }

  private MapProof proof(Head head, Subject subject) {
    SubjectKey key = SubjectKey.of(ORIGIN, subject);
    return archive
        .database()
        .read(() -> {
          Optional<MapValue> value = archive.make(SubjectValues.class).at(ACME, key, head.index());
          MapProof proof = new SubjectMap(new PastMap(sql, ACME, head.index())).prove(key, value);
          assertThat(proof.verify(head.map())).isEqualTo(Verification.ACCEPTED);
          return proof;
        });
  }

  @Test
  void aHeadFollowsOnlyWhatIsNew() {
    Head first = head().orElseThrow();

    assertThat(head()).isEmpty();
    archive.put("/in/a.txt", "one");
    assertThat(head().orElseThrow().index().value()).isGreaterThan(first.index().value() + 1);
  }

  @Test
  void theDirectorysStateIsItsListingAtEachHead() {
    Head empty = head().orElseThrow();
    archive.put("/in/a.txt", "one");
    Head one = head().orElseThrow();
    done(archive.directories().remove(archive.session(), RawPath.of("/in/a.txt")));
    Head emptyAgain = head().orElseThrow();
    Subject in = Subject.directory(TestArchive.IN);

    MapValue before = proof(empty, in).value().orElseThrow();
    MapValue with = proof(one, in).value().orElseThrow();
    MapValue after = proof(emptyAgain, in).value().orElseThrow();

    assertThat(with.state()).isNotEqualTo(before.state());
    assertThat(after.state()).isEqualTo(before.state());
    assertThat(after.count()).isEqualTo(before.count() + 2);
    byte[] listing =
        archive
            .database()
            .read(() ->
                archive.make(Listings.class).bytes(ACME, TestArchive.IN, one.index().value()));
    assertThat(Sha256.over(listing)).isEqualTo(with.state());
    assertThat(new String(listing, StandardCharsets.US_ASCII)).contains("\n1\na.txt 3 ");
  }

  @Test
  void whatNeverHappenedIsProvenAbsentAtThePastHead() {
    Head before = head().orElseThrow();
    for (int i = 0; i < 50; i++) {
      archive.put("/in/file-" + i, "content " + i);
    }
    Head after = head().orElseThrow();
    Subject name = Subject.entry(RawPath.of("/in/file-7"));

    assertThat(proof(before, name).value()).isEmpty();
    assertThat(proof(after, name).value()).isPresent();
    assertThat(proof(after, Subject.entry(RawPath.of("/in/other"))).value()).isEmpty();
    assertThat(after.subjects()).isGreaterThan(before.subjects() + 50);
  }

  @Test
  void everySignedSizeIsConsistentWithTheNext() {
    Head first = head().orElseThrow();
    Checkpoint older = Checkpoint.of(sign(first.size()));
    for (int i = 0; i < 300; i++) {
      archive.put("/in/file-" + i, "content " + i);
    }
    Head second = head().orElseThrow();
    Checkpoint newer = Checkpoint.of(sign(second.size()));

    Verification consistent =
        archive
            .database()
            .read(() ->
                archive
                    .make(Subtrees.class)
                    .of(ACME)
                    .consistency(older.size(), newer.size())
                    .verify(older.root(), newer.root()));

    assertThat(consistent).isEqualTo(Verification.ACCEPTED);
    assertThat(newer.size().value()).isGreaterThan(512);
  }

  @Test
  void aCheckpointThatIsNotTheBeginningOfTheLogStopsTheSigning() {
    Head head = head().orElseThrow();
    SignedNote signed = sign(head.size());
    Checkpoint forked = new Checkpoint(ORIGIN.value(), head.size(), new NodeHash(Sha256.ZERO));
    archive.put("/in/a.txt", "one");
    Head next = head().orElseThrow();

    directory.keep(ACME, key(), signer().sign(forked.text()));
    assertThatThrownBy(() -> sign(next.size())).hasRootCauseInstanceOf(ForkException.class);

    directory.keep(
        ACME,
        key(),
        signer().sign(new Checkpoint(ORIGIN.value(), new TreeSize(9999), forked.root()).text()));
    assertThatThrownBy(() -> sign(next.size()))
        .rootCause()
        .hasMessageContaining("9999 were signed");

    directory.keep(ACME, key(), signed);
    assertThat(Checkpoint.of(sign(next.size())).size()).isEqualTo(next.size());
  }

  @Test
  void withoutTheOutsideCopyNothingIsSignedAgain() throws IOException {
    Head head = head().orElseThrow();
    sign(head.size());
    Files.delete(directory.file(ACME, key()));

    assertThatThrownBy(() -> sign(head.size()))
        .rootCause()
        .hasMessageContaining("put it back, or nothing is signed");
  }

  @Test
  void aCheckpointThatCannotBeKeptOutsideTheDatabaseIsNotSignedAndTheNextOneIs()
      throws IOException {
    archive.put("/in/a.txt", "one");
    TreeSize first = head().orElseThrow().size();
    sign(first);
    archive.put("/in/b.txt", "two");
    TreeSize second = head().orElseThrow().size();
    Path kept = directory.file(ACME, key());
    Path inTheWay = Files.createDirectory(kept.resolveSibling(kept.getFileName() + ".new"));

    assertThatThrownBy(() -> sign(second)).isInstanceOf(LedgerFault.class);
    Optional<SignedNote> after = archive.database().read(() -> checkpoints.latest(ACME));
    Files.delete(inTheWay);
    SignedNote next = sign(second);

    assertThat(after.map(note -> Checkpoint.of(note).size())).contains(first);
    assertThat(Checkpoint.of(next).size()).isEqualTo(second);
    assertThat(SignedNote.parse(Files.readAllBytes(kept)).bytes()).isEqualTo(next.bytes());
  }
}
