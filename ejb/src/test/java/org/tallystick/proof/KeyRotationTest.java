package org.tallystick.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.tallystick.ledger.TestLedger.ACME;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.owner.KeyChange;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.evidence.tlog.Verification;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;
import org.tallystick.proof.KeyAnnounced.Done;
import org.tallystick.proof.LogKeys.Place;
import org.tallystick.testkit.Callers;
import org.tallystick.testkit.TestDatabase.Commit;

/// A log gets another key, whatever fails in the middle, and no signature of the old one is lost.
class KeyRotationTest {

  private static final String ORIGIN = "localhost/tallystick/acme";

  @TempDir private Path folder;
  private TestArchive archive;
  private ProofFixture proof;
  private KeyRotation rotation;
  private KeyEras eras;
  private LogKeys files;
  private CheckpointDirectory directory;
  private int names;

  @BeforeEach
  void open() throws IOException {
    archive = new TestArchive(Files.createDirectories(folder.resolve("data")));
    proof = new ProofFixture(archive);
    archive.ledger().wiring().with(Callers.named("ada"));
    rotation = archive.make(KeyRotation.class);
    eras = archive.make(KeyEras.class);
    files = archive.make(LogKeys.class);
    directory = archive.make(CheckpointDirectory.class);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private <T> T read(Supplier<T> work) {
    return archive.database().read(work::get);
  }

  /// Something happens in the log, and a head follows.
  private TreeSize grow() {
    names++;
    archive.put("/in/file-" + names, "content " + names);
    return proof.head(ACME).orElseThrow().size();
  }

  private SignedNote sign(TreeSize size) {
    return archive.make(Transactions.class).call(() -> proof.checkpoints().sign(ACME, size));
  }

  private List<VerifierKey> keys() {
    return read(() -> eras.of(ACME));
  }

  private Done announced() {
    return (Done) rotation.rotate(ACME);
  }

  private static boolean signed(SignedNote note, VerifierKey key) {
    return note.verify(key).isAccepted();
  }

  private void requireSound(SignedNote newest) {
    assertThat(read(() -> proof.checkpoints().latest(ACME)).orElseThrow().bytes())
        .isEqualTo(newest.bytes());
    assertThat(read(() -> proof.checkpoints().policy(ACME)).verify(newest))
        .isEqualTo(Verification.ACCEPTED);
    assertThat(Checkpoint.of(newest).root())
        .isEqualTo(read(() -> proof.tree(ACME).root(Checkpoint.of(newest).size())));
  }

  @Test
  void oneCheckpointIsSignedByBothAndTheNextByTheNewKeyAlone() {
    SignedNote before = sign(grow());
    Done keys = announced();

    SignedNote both = sign(grow());
    SignedNote after = sign(grow());

    assertThat(signed(before, keys.current())).isTrue();
    assertThat(signed(both, keys.current())).isTrue();
    assertThat(signed(both, keys.next())).isTrue();
    assertThat(signed(after, keys.next())).isTrue();
    assertThat(signed(after, keys.current())).isFalse();
    assertThat(keys()).containsExactly(keys.current(), keys.next());
    requireSound(after);
    assertThat(Policy.ofLogs(List.of(keys.current())).verify(both))
        .as("whoever knows the old key only")
        .isEqualTo(Verification.ACCEPTED);
    assertThat(read(() -> proof.checkpoints().policy(ACME)).verify(before))
        .isEqualTo(Verification.ACCEPTED);
  }

  @Test
  void theOldKeyNamesTheNewOne() {
    sign(grow());
    Done keys = announced();

    TreeSize since = Checkpoint.of(sign(grow())).size();

    KeyEra era = read(() -> eras.eras(ACME)).getLast();
    assertThat(era.since()).isEqualTo(since);
    assertThat(KeyChange.verify(era.change().orElseThrow(), Policy.ofLogs(List.of(keys.current()))))
        .isEqualTo(new KeyChange(keys.current(), keys.next(), since));
  }

  @Test
  void whoDidItIsOnRecordInTheLogAndInTheSystemWithBothKeys() {
    sign(grow());

    Done keys = announced();

    for (LogId log : List.of(ACME, LogId.SYSTEM)) {
      assertThat(changes(log))
          .singleElement(STRING)
          .contains("\"user\":\"ada\"", keys.current().toString(), keys.next().toString());
    }
  }

  private List<String> changes(LogId log) {
    return read(() ->
        archive
            .make(Sql.class)
            .list(
                "select b.bytes from event_bytes b join event_document d on d.log_id = b.log_id and d.idx = b.idx"
                    + " where d.type = 'config.changed' and d.log_id = ?",
                row -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                log.value()));
  }

  @Test
  void theOldPrivateKeyIsNoMoreAndTheNewOneIsReadByItsOwnerOnly() throws IOException {
    sign(grow());
    byte[] old = Files.readAllBytes(files.file(ACME, Place.CURRENT));
    Done keys = announced();
    requireOwnersOnly(files.file(ACME, Place.NEXT));

    sign(grow());
    sign(grow());

    assertThat(files.find(ACME, ORIGIN, Place.CURRENT).orElseThrow().verifier())
        .isEqualTo(keys.next());
    requireOwnersOnly(files.file(ACME, Place.CURRENT));
    try (var all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(new String(old, StandardCharsets.ISO_8859_1));
      }
    }
  }

  private static void requireOwnersOnly(Path file) throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void askedForTwiceItIsDoneOnce() {
    sign(grow());

    Done first = announced();
    Done again = announced();
    sign(grow());

    assertThat(again).isEqualTo(first);
    assertThat(keys()).hasSize(2);
  }

  @Test
  void aPreparedKeyThatWasNeverArmedChangesNothingAndIsTakenUpAgain() {
    sign(grow());
    VerifierKey prepared = archive.make(KeyRing.class).prepare(ACME, keys().getLast());

    SignedNote note = sign(grow());
    assertThat(keys()).hasSize(1);
    requireSound(note);

    assertThat(announced().next()).isEqualTo(prepared);
  }

  @ParameterizedTest
  @EnumSource(value = Commit.class, names = "STORED", mode = EnumSource.Mode.EXCLUDE)
  void aDeathWhileBothSignLeavesASoundLog(Commit end) {
    sign(grow());
    Done keys = announced();
    TreeSize size = grow();
    archive.database().commits(end);
    assertThatThrownBy(() -> sign(size)).isInstanceOf(IllegalStateException.class);
    archive.database().commits(Commit.STORED);

    SignedNote same = sign(size);
    SignedNote next = sign(grow());

    assertThat(signed(same, keys.current()) && signed(same, keys.next())).isTrue();
    assertThat(signed(next, keys.current())).isFalse();
    assertThat(keys()).containsExactly(keys.current(), keys.next());
    requireSound(next);
  }

  @ParameterizedTest
  @EnumSource(value = Commit.class, names = "STORED", mode = EnumSource.Mode.EXCLUDE)
  void aDeathWhileBothSignIsFoundWhenTheLogHasGoneOn(Commit end) {
    sign(grow());
    Done keys = announced();
    TreeSize since = grow();
    archive.database().commits(end);
    assertThatThrownBy(() -> sign(since)).isInstanceOf(IllegalStateException.class);
    archive.database().commits(Commit.STORED);

    SignedNote next = sign(grow());

    assertThat(signed(next, keys.next())).isTrue();
    assertThat(signed(next, keys.current())).isFalse();
    assertThat(read(() -> eras.eras(ACME)).getLast().since()).isEqualTo(since);
    assertThat(read(() -> eras.eras(ACME)).getLast().change()).isPresent();
    requireSound(next);
  }

  @Test
  void aDeathBetweenTheTwoOutsideCopiesLeavesASoundLog() {
    sign(grow());
    Done keys = announced();
    TreeSize size = grow();
    SignedNote old = directory.last(ACME, keys.current()).orElseThrow();
    archive.database().commits(Commit.FAILED_NOT_STORED);
    assertThatThrownBy(() -> sign(size)).isInstanceOf(IllegalStateException.class);
    archive.database().commits(Commit.STORED);
    directory.keep(ACME, keys.current(), old);

    SignedNote next = sign(grow());

    assertThat(keys()).containsExactly(keys.current(), keys.next());
    requireSound(next);
  }

  @Test
  void aRestoredOldDatabaseIsNotSignedWithTheNewKeyEither() throws IOException {
    sign(grow());
    Done keys = announced();
    TreeSize small = grow();
    SignedNote forked =
        files
            .find(ACME, ORIGIN, Place.NEXT)
            .orElseThrow()
            .sign(
                new Checkpoint(ORIGIN, new TreeSize(9999), read(() -> proof.tree(ACME).root(small)))
                    .text());
    directory.keep(ACME, keys.next(), forked);

    assertThatThrownBy(() -> sign(small)).hasMessageContaining("9999 were signed");
  }

  @Test
  void withoutItsKeyNothingIsSignedUntilAnAdministratorBeginsWithAnother() throws IOException {
    SignedNote before = sign(grow());
    Files.delete(files.file(ACME, Place.CURRENT));
    TreeSize size = grow();
    assertThatThrownBy(() -> sign(size))
        .isInstanceOf(ForkException.class)
        .hasMessageContaining("TLY-0609")
        .hasMessageContaining("put the file back");
    assertThat(files.find(ACME, ORIGIN, Place.CURRENT)).as("made in secret").isEmpty();
    assertThat(rotation.rotate(ACME)).isInstanceOf(KeyAnnounced.Refused.class);

    Done keys = (Done) rotation.beginAnew(ACME);
    SignedNote after = sign(grow());
    SignedNote next = sign(grow());

    assertThat(signed(after, keys.next())).isTrue();
    assertThat(keys()).containsExactly(keys.current(), keys.next());
    assertThat(read(() -> eras.eras(ACME)).getLast().change()).isEmpty();
    assertThat(read(() -> proof.checkpoints().policy(ACME)).verify(before))
        .as("what the lost key has signed")
        .isEqualTo(Verification.ACCEPTED);
    requireSound(next);
  }

  @Test
  void aDamagedKeyIsALostOne() throws IOException {
    sign(grow());
    Files.writeString(files.file(ACME, Place.CURRENT), "-----BEGIN NONSENSE-----\n");

    assertThat(rotation.beginAnew(ACME)).isInstanceOf(Done.class);
    SignedNote after = sign(grow());

    requireSound(after);
  }

  @Test
  void aKeyThatIsThereIsNotDeclaredLost() {
    sign(grow());

    assertThat(rotation.beginAnew(ACME))
        .isInstanceOfSatisfying(
            KeyAnnounced.Refused.class,
            refused -> assertThat(refused.why()).contains("TLY-0632").contains("rotate it"));
    assertThat(keys()).hasSize(1);
  }

  @Test
  void aLostKeyThatTurnsUpAgainNamesTheOneThatFollows() throws IOException {
    sign(grow());
    Path file = files.file(ACME, Place.CURRENT);
    Path aside = folder.resolve("aside.pem");
    Files.move(file, aside);
    Done keys = (Done) rotation.beginAnew(ACME);
    Files.move(aside, file);

    SignedNote both = sign(grow());

    assertThat(signed(both, keys.current()) && signed(both, keys.next())).isTrue();
    assertThat(read(() -> eras.eras(ACME)).getLast().change()).isPresent();
  }

  @Test
  void aKeyLostWhileAnotherWasToFollowGivesWayToThatOne() throws IOException {
    sign(grow());
    VerifierKey next = announced().next();
    Files.delete(files.file(ACME, Place.CURRENT));

    assertThat(((Done) rotation.beginAnew(ACME)).next()).isEqualTo(next);
    requireSound(sign(grow()));
    assertThat(keys().getLast()).isEqualTo(next);
  }

  @Test
  void aLogThatWasNeverSignedHasNoKeyToRotate() {
    assertThat(rotation.rotate(new LogId("nobody"))).isInstanceOf(KeyAnnounced.Refused.class);
  }
}
