package org.tallystick.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.json.JsonArray;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.UploadId;
import org.tallystick.partner.PartnerSession;

/// What somebody changes behind the archive's back is found, and told apart from what can be made again.
class FsckTest {

  @TempDir static Path folder;
  private static CheckedArchive checked;

  @BeforeAll
  static void open() {
    checked = new CheckedArchive(folder);
    checked.busyDay();
    checked.rotateKey();
    checked.remember();
  }

  @AfterEach
  void restore() {
    checked.restore();
  }

  @AfterAll
  static void close() {
    checked.close();
  }

  @Test
  void whatIsAsItWasWrittenIsClean() {
    FsckReport report = checked.check();

    assertThat(report.findings()).isEmpty();
    assertThat(report.isClean()).isTrue();
    assertThat(report.complete()).isTrue();
    assertThat(report.done()).isEqualTo(report.total()).isGreaterThan(300);
    assertThat(report.text()).contains("Everything is as it was written.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "R1       | update leaf set hash = sha256 from (select sha256 from content fetch first 1 rows only) where idx = 3 and log_id = 'acme'",
        "R1       | update leaf set hash = X'00' where idx = 7 and log_id = 'acme'",
        "R1       | delete from leaf where idx = 5 and log_id = 'acme'",
        "R1       | update leaf set bytes = (select bytes from leaf where idx = 4 and log_id = 'acme') where idx = 6 and log_id = 'acme'",
        "R1       | update transparency_log set size = size + 1 where id = 'acme'",
        "R2       | update event_bytes set bytes = X'7b7d' where idx = 2 and log_id = 'acme'",
        "R2       | delete from event_bytes where idx = 2 and log_id = 'acme'",
        "document | update event_document set type = 'file.removed' where type = 'file.received' and idx < 10",
        "document | update event_document set at = at + interval '1' second where idx = 3 and log_id = 'acme'",
        "document | update event_document set account_id = 'eve' where type = 'file.received' and idx < 10",
        "document | update event_document set session_id = null where type = 'file.received' and idx < 10",
        "document | update event_document set sha256 = X'00' where idx = 3 and log_id = 'acme'",
        "document | update document set size = size + 1 where idx < 5",
        "document | update document set direction = 'OUTBOUND' where idx < 5",
        "document | delete from document where idx < 5",
        "document | update document_name set path = X'2f696e2f7a' where idx < 5",
        "document | delete from document_name where idx < 5",
        "content  | update content_bytes set bytes = X'00'",
        "content  | delete from content_bytes",
        "content  | update content set size = size + 1",
        "R8       | update signed_checkpoint set note = (select note from signed_checkpoint where log_id = 'acme' order by size fetch first 1 rows only) where log_id = 'acme'",
        "R8       | update log_key set vkey = (select vkey from log_key where log_id = 'system') where log_id = 'acme'",
        "R8       | update key_change set note = X'00'",
        "R8       | update log_key set vkey = (select vkey from log_key where log_id = 'acme' and since = 0) where since > 0 and log_id = 'acme'",
        "R9       | update time_token set der = X'3000'",
        "R9       | delete from time_token",
        "R9       | delete from anchored_checkpoint where log_id = 'acme'",
      })
  void whatIsWrittenOnceAndDiffersIsDamage(String rule, String tampering) {
    assertThat(checked.tamper(sql(tampering))).isPositive();

    FsckReport report = checked.check();

    assertThat(report.damage()).isPositive();
    assertThat(report.findings())
        .filteredOn(finding -> finding.kind() == Finding.Kind.DAMAGE)
        .extracting(Finding::rule)
        .contains(rule);
    assertThat(report.text()).contains("differ from what was written");
  }

  @Test
  void whatACheckOfAnotherVersionHadComeToIsNotGoneOnWith() throws IOException {
    Instant then = Instant.parse("2026-01-01T00:00:00Z");
    Path own = Files.createDirectories(checked.data().resolve("fsck"));
    try (ReplayStore store = ReplayStore.open(own.resolve("replay.mv"))) {
      store.keep(
          "run",
          JsonObject.builder()
              .put("begun", then.toString())
              .put("checked", JsonArray.ofStrings(List.of("acme")))
              .put("findings", new JsonArray(List.of()))
              .build());
      store.commit();
    }

    FsckReport report = checked.fsck(progress -> {}).run(false);

    assertThat(report.begun()).isAfter(then);
    assertThat(report.isClean()).as(report.text()).isTrue();
  }

  private static String sql(String tampering) {
    return tampering.replace(
        "hash = sha256 from (select sha256 from content fetch first 1 rows only)",
        "hash = (select sha256 from content fetch first 1 rows only)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file.delivered", "read.closed"})
  void anEndOfADownloadThatNeverBeganIsDamage(String type) {
    checked.say(reading(EventType.ofWord(type), 3));

    isDamage("R6", type + " of version 3");
  }

  @Test
  void aDownloadIsEndedOnce() {
    checked.say(reading(EventType.FILE_READ, 3));
    checked.say(reading(EventType.READ_CLOSED, 3));
    assertThat(checked.check().damage()).isZero();

    checked.say(reading(EventType.READ_CLOSED, 3));

    isDamage("R6", "read.closed of version 3");
  }

  @Test
  void anotherSessionsDownloadIsNoBeginning() {
    checked.say(reading(EventType.FILE_READ, 3));
    checked.say(reading(TestArchive.session("acme"), EventType.FILE_DELIVERED, 3));

    isDamage("R6", "file.delivered of version 3");
  }

  @Test
  void aListingOfMoreThanThereWasIsDamage() {
    checked.say(
        checked
            .archive()
            .session()
            .event(EventType.DIRECTORY_LISTED)
            .path(TestArchive.IN)
            .integer("size", 100_000));

    isDamage("R6", "a listing of the log at size 100000");
  }

  @Test
  void aFileReceivedByAnUploadThatNeverBeganIsDamage() {
    checked.say(
        checked
            .archive()
            .session()
            .event(EventType.FILE_RECEIVED)
            .upload(UploadId.random())
            .path(TestArchive.IN)
            .file(RawName.of("nowhere.txt"), ContentDigest.EMPTY, 0));

    isDamage("R7", "a file received by upload ");
  }

  private static Event reading(EventType type, long placed) {
    return reading(checked.archive().session(), type, placed);
  }

  private static Event reading(PartnerSession session, EventType type, long placed) {
    return session.event(type).path(TestArchive.IN).placed(placed).integer("served", 0);
  }

  private static void isDamage(String rule, String found) {
    FsckReport report = checked.check();

    assertThat(report.findings())
        .as(report.text())
        .anySatisfy(finding -> {
          assertThat(finding.kind()).isEqualTo(Finding.Kind.DAMAGE);
          assertThat(finding.rule()).isEqualTo(rule);
          assertThat(finding.found()).startsWith(found);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update head set subjects = subjects + 1 where log_id = 'acme'",
        "update head set at = at + interval '1' second where log_id = 'acme'",
        "delete from head where log_id = 'acme' and idx = (select min(idx) from head where log_id = 'acme')",
        "insert into head select log_id, idx + 1, at, map_root, subjects from head where log_id = 'acme' fetch first 1 rows only",
        "update subject set leaves = leaves + 1 where log_id = 'acme'",
        "delete from subject where subject_key = (select max(subject_key) from subject where log_id = 'acme')",
        "delete from subject where subject_key = (select min(subject_key) from subject where log_id = 'acme')",
        "update subject_version set leaves = leaves + 1 where log_id = 'acme' and head_idx < 20",
        "delete from subject_version where log_id = 'acme' and head_idx < 20",
        "update map_slot set hash = X'0000000000000000000000000000000000000000000000000000000000000000' where place = (select min(place) from map_slot)",
        "delete from map_slot where log_id = 'acme'",
        "update map_slot_version set hash = X'0000000000000000000000000000000000000000000000000000000000000000' where head_idx < 20",
        "delete from map_slot_version where log_id = 'acme'",
        "update subtree set hash = X'0000000000000000000000000000000000000000000000000000000000000000'",
        "delete from subtree",
        "update subtree set hash = X'00'",
        "update subject_version set chain = X'00' where head_idx < 20",
        "update token_leaf set not_earlier = not_earlier + interval '1' second",
        "delete from token_leaf",
        "update directory_entry set size = size + 1 where is_directory = false",
        "update directory_entry set permissions = 511 where name = X'6d6f766564'",
        "update directory_entry set to_idx = to_idx - 1 where to_idx < 100",
        "update directory_entry set to_idx = 9223372036854775807 where name = X'676f6e65'",
        "update directory_entry set name = X'7a' where name = X'6c617465722e747874'",
        "delete from directory_entry where name = X'6c617465722e747874'",
        "update transparency_log set last_at = last_at + interval '1' second",
        "update transparency_log set size = size - 1 where id = 'acme'",
      })
  void aViewThatDiffersIsSaidAndMadeAnew(String tampering) {
    assertThat(checked.tamper(tampering)).isPositive();

    FsckReport before = checked.check();
    FsckReport repair = checked.fsck(progress -> {}).repairViews();
    FsckReport after = checked.check();

    assertThat(before.views()).isPositive();
    assertThat(before.damage()).as(before.text()).isZero();
    assertThat(repair.damage()).as(repair.text()).isZero();
    assertThat(after.findings()).isEmpty();
  }

  @Test
  void aContentFileThatDiffersOrIsGoneIsDamage() throws IOException {
    Path file = checked.files("content").getFirst();
    byte[] right = Files.readAllBytes(file);
    byte[] wrong = right.clone();
    wrong[100_000] ^= 1;
    assertThat(file.toFile().setWritable(true)).isTrue();
    Files.write(file, wrong);

    FsckReport changed = checked.check();
    Files.delete(file);
    FsckReport gone = checked.check();
    Files.write(file, right);

    assertThat(changed.findings()).singleElement().extracting(Finding::rule).isEqualTo("content");
    assertThat(changed.text()).contains(file.getFileName().toString()).contains("SHA-256");
    assertThat(gone.text()).contains("found nothing");
  }

  @Test
  void aCheckpointOutsideTheDatabaseThatIsGoneOrOfALongerLogIsDamage() throws IOException {
    Path kept =
        checked.files("../data-checkpoints").stream()
            .filter(file -> file.getFileName().toString().startsWith("acme-"))
            .max(Comparator.comparingLong(FsckTest::signedSize))
            .orElseThrow();
    byte[] newest = Files.readAllBytes(kept);
    checked.tamper(
        "delete from signed_checkpoint where log_id = 'acme' and size = (select max(size) from signed_checkpoint where log_id = 'acme')");
    checked.tamper("delete from leaf where log_id = 'acme' and idx > 20");
    checked.tamper("update transparency_log set size = 21 where id = 'acme'");

    FsckReport older = checked.check();
    Files.delete(kept);
    FsckReport gone = checked.check();
    Files.write(kept, newest);

    assertThat(newest).isNotEmpty();
    assertThat(older.findings())
        .anySatisfy(finding ->
            assertThat(finding.sentence())
                .contains(kept.getFileName().toString())
                .contains("a log of only 21 leaves"));
    assertThat(gone.findings())
        .anySatisfy(finding -> assertThat(finding.found()).contains("none that can be read"));
  }

  /// Each key's last checkpoint has a file of its own.
  private static long signedSize(Path checkpoint) {
    try {
      return Long.parseLong(Files.readAllLines(checkpoint).get(1));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void theReportIsReadBackAsItWasWritten() throws IOException {
    checked.tamper("delete from token_leaf");

    FsckReport report = checked.check();

    assertThat(Fsck.last(checked.data())).contains(report);
  }
}
