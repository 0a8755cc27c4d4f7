package org.tallystick.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.archive.TestArchive.document;
import static org.tallystick.archive.TestArchive.done;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.access.AccessEvents;
import org.tallystick.access.Sentences;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal.Reason;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.exchange.ExchangeHistory;
import org.tallystick.exchange.HistoryFilter;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.TestLedger;
import org.tallystick.partner.PartnerSession;
import org.tallystick.testkit.TestDatabase.Commit;

class UploadsTest {

  private static final WriteMode RESUME = new WriteMode(true, false, false);

  @TempDir private Path data;
  private TestArchive archive;

  @BeforeEach
  void open() {
    archive = new TestArchive(data);
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static ByteBuffer text(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private long files(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve(folder))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  private static Reason refused(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).refusal().reason();
  }

  @Test
  void a_closed_upload_is_a_document_with_its_digest_and_is_listed_and_served() throws IOException {
    Document document = archive.put("/in/order.xml", "<order/>");

    assertThat(document.digest())
        .isEqualTo(ContentDigest.of("<order/>".getBytes(StandardCharsets.UTF_8)));
    assertThat(archive.list("/in")).containsExactly("order.xml");
    assertThat(archive.get("/in/order.xml")).asString().isEqualTo("<order/>");
    assertThat(archive.ledger().types(TestLedger.ACME))
        .contains("upload.opened", "file.received", "dir.listed", "file.read");
    assertThat(files("staging")).isZero();
  }

  @Test
  void an_upload_under_way_is_seen_by_its_account_only() throws IOException {
    StagedUpload upload = archive.begin("/in/half.csv");
    upload.write(text("half"), 0);

    assertThat(archive.list("/in")).isEmpty();
    assertThat(done(archive.status(archive.session(), "/in/half.csv")).size()).isEqualTo(4);
    assertThat(refused(archive.status(TestArchive.session("other"), "/in/half.csv")))
        .isEqualTo(Reason.NO_SUCH_PATH);
  }

  @Test
  void content_up_to_64_KiB_rides_in_the_ledger_and_larger_content_is_a_read_only_file()
      throws IOException {
    archive.put("/in/small", bytes(64 * 1024, 1));
    assertThat(files("content")).isZero();

    byte[] large = bytes(64 * 1024 + 1, 2);
    Document document = done(archive.put("/in/large", large));

    assertThat(files("content")).isEqualTo(1);
    String hex = document.digest().hex();
    Path kept =
        data.resolve("content")
            .resolve(hex.substring(0, 2))
            .resolve(hex.substring(2, 4))
            .resolve(hex);
    assertThat(kept).hasBinaryContent(large);
    assertThat(Files.getPosixFilePermissions(kept).toString()).doesNotContain("WRITE");
    assertThat(archive.get("/in/large")).isEqualTo(large);
  }

  @Test
  void the_same_content_is_stored_once_and_is_two_documents() throws IOException {
    byte[] content = bytes(100_000, 3);

    Document first = done(archive.put("/in/a", content));
    Document second = done(archive.put("/in/b", content));

    assertThat(first.position()).isNotEqualTo(second.position());
    assertThat(files("content")).isEqualTo(1);
  }

  @Test
  void a_second_upload_of_a_name_is_a_new_version_and_the_first_stays() throws IOException {
    Document first = archive.put("/in/a", "one");
    Document second = archive.put("/in/a", "two");

    assertThat(archive.get("/in/a")).asString().isEqualTo("two");
    assertThat(archive.list("/in")).containsExactly("a");
    assertThat(second.position()).isNotEqualTo(first.position());
    assertThat(
            archive
                .database()
                .read(() ->
                    archive
                        .database()
                        .entities()
                        .createQuery("select count(d) from Document d", Long.class)
                        .getSingleResult()))
        .isEqualTo(2);
  }

  @Test
  void writes_out_of_order_and_over_each_other_hash_to_what_is_there() throws IOException {
    StagedUpload upload = archive.begin("/in/mixed");
    upload.write(text("world"), 6);
    upload.write(text("HELLO "), 0);
    upload.write(text("hello"), 0);

    Document document = document(archive.uploads().close(upload));

    assertThat(document.digest())
        .isEqualTo(ContentDigest.of("hello world".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void cutting_and_extending_an_upload_hash_to_what_is_there() throws IOException {
    StagedUpload upload = archive.begin("/in/cut");
    upload.write(text("0123456789"), 0);
    upload.resize(4);
    upload.resize(6);

    Document document = document(archive.uploads().close(upload));

    assertThat(document.digest())
        .isEqualTo(ContentDigest.of(new byte[] {'0', '1', '2', '3', 0, 0}));
  }

  @Test
  void an_empty_file_is_a_document() throws IOException {
    StagedUpload upload = archive.begin("/in/empty");

    Document document = document(archive.uploads().close(upload));

    assertThat(document.digest()).isEqualTo(ContentDigest.EMPTY);
    assertThat(archive.get("/in/empty")).isEmpty();
  }

  @Test
  void a_name_created_empty_and_opened_again_by_the_same_session_is_one_upload()
      throws IOException {
    Document created = document(archive.uploads().close(archive.begin("/in/note.txt")));
    StagedUpload again = done(archive.open(archive.session(), "/in/note.txt", RESUME));
    again.write(text("written"), 0);

    Document filled = document(archive.uploads().close(again));

    assertThat(filled.upload()).isEqualTo(created.upload());
    assertThat(archive.get("/in/note.txt")).asString().isEqualTo("written");
    assertThat(shownExchanges()).containsExactly(filled.position());
  }

  @Test
  void an_empty_file_of_another_session_and_a_version_with_content_are_uploads_of_their_own()
      throws IOException {
    Document empty = document(archive.uploads().close(archive.begin("/in/a")));
    StagedUpload other = done(archive.open(TestArchive.session("acme"), "/in/a", RESUME));
    other.write(text("1"), 0);
    Document first = document(archive.uploads().close(other));

    Document second = archive.put("/in/a", "two");

    assertThat(List.of(empty.upload(), first.upload(), second.upload())).doesNotHaveDuplicates();
    assertThat(shownExchanges())
        .containsExactlyInAnyOrder(empty.position(), first.position(), second.position());
  }

  @Test
  void an_empty_file_stays_whole_when_the_session_dies_while_filling_it() throws IOException {
    Document created = document(archive.uploads().close(archive.begin("/in/a")));
    StagedUpload again = done(archive.open(archive.session(), "/in/a", RESUME));
    again.write(text("half"), 0);

    archive.uploads().interrupted(again, "the connection was lost");
    archive.ledger().settle();

    assertThat(shownExchanges()).containsExactly(created.position());
    assertThat(archive.get("/in/a")).isEmpty();
    assertThat(done(archive.status(archive.session(), "/in/a")).size()).isEqualTo(4);
  }

  private List<LedgerPosition> shownExchanges() {
    archive.make(Sentences.class);
    archive.make(AccessEvents.class);
    ExchangeHistory history = archive.make(ExchangeHistory.class);
    return archive
        .database()
        .read(() -> history.page(HistoryFilter.ALL, null, 10).stream())
        .map(Document::position)
        .toList();
  }

  @Test
  void a_torn_session_publishes_nothing_and_the_same_account_goes_on() throws IOException {
    StagedUpload torn = archive.begin("/in/day1.csv");
    torn.write(text("first "), 0);
    archive.uploads().interrupted(torn, "the connection was lost");
    archive.ledger().settle();
    assertThat(archive.list("/in")).isEmpty();
    PartnerSession again = TestArchive.session("acme");
    assertThat(done(archive.status(again, "/in/day1.csv")).size()).isEqualTo(6);
    assertThat(refused(archive.status(TestArchive.session("other"), "/in/day1.csv")))
        .isEqualTo(Reason.NO_SUCH_PATH);

    StagedUpload resumed = done(archive.open(again, "/in/day1.csv", RESUME));
    resumed.write(text("second"), 6);
    Document document = document(archive.uploads().close(resumed));

    assertThat(resumed.id()).isEqualTo(torn.id());
    assertThat(document.digest())
        .isEqualTo(ContentDigest.of("first second".getBytes(StandardCharsets.UTF_8)));
    assertThat(archive.list("/in")).containsExactly("day1.csv");
  }

  @Test
  void an_interrupted_upload_is_removed_by_its_account() throws IOException {
    StagedUpload torn = archive.begin("/in/a");
    archive.uploads().interrupted(torn, "the connection was lost");
    archive.ledger().settle();

    archive.database().read(() -> done(archive.status(archive.session(), "/in/a")));
    done(
        archive
            .database()
            .read(() -> archive.paths().remove(archive.session(), RawPath.of("/in/a"))));

    assertThat(refused(archive.status(archive.session(), "/in/a"))).isEqualTo(Reason.NO_SUCH_PATH);
    assertThat(files("staging")).isZero();
    assertThat(archive.ledger().types(TestLedger.ACME)).endsWith("upload.discarded");
  }

  @Test
  void writing_is_refused_where_files_are_to_be_fetched_and_outside_every_interface() {
    assertThat(refused(archive.open(archive.session(), "/out/x", RESUME)))
        .isEqualTo(Reason.NOT_AGREED);
    assertThat(refused(archive.open(archive.session(), "/x", RESUME))).isEqualTo(Reason.NOT_AGREED);
    assertThat(refused(archive.open(archive.session(), "/in", RESUME)))
        .isEqualTo(Reason.NOT_AGREED);
    assertThat(archive.ledger().types(TestLedger.ACME))
        .filteredOn("operation.refused"::equals)
        .hasSize(3);
  }

  @Test
  void a_missing_directory_a_directory_and_an_existing_name_are_refused() {
    archive.put("/in/there", "x");

    assertThat(refused(archive.open(archive.session(), "/in/no/x", RESUME)))
        .isEqualTo(Reason.NO_SUCH_PATH);
    assertThat(refused(archive.open(archive.session(), "/in/there/x", RESUME)))
        .isEqualTo(Reason.NOT_A_DIRECTORY);
    assertThat(
            refused(archive.open(archive.session(), "/in/there", new WriteMode(true, false, true))))
        .isEqualTo(Reason.ALREADY_EXISTS);
    assertThat(
            refused(archive.open(archive.session(), "/in/new", new WriteMode(false, false, false))))
        .isEqualTo(Reason.NO_SUCH_PATH);
  }

  @Test
  void a_close_whose_commit_fails_publishes_nothing_and_can_be_resumed() throws IOException {
    byte[] content = bytes(100_000, 4);
    StagedUpload upload = archive.begin("/in/big");
    upload.write(ByteBuffer.wrap(content), 0);
    archive.ledger().settle();
    archive.database().commits(Commit.FAILED_NOT_STORED);

    assertThatThrownBy(() -> archive.uploads().close(upload)).isInstanceOf(LedgerFault.class);

    archive.database().commits(Commit.STORED);
    archive.ledger().settle();
    assertThat(archive.list("/in")).isEmpty();
    assertThat(done(archive.status(archive.session(), "/in/big")).size()).isEqualTo(100_000);
    StagedUpload resumed = done(archive.open(archive.session(), "/in/big", RESUME));
    assertThat(document(archive.uploads().close(resumed)).digest())
        .isEqualTo(ContentDigest.of(content));
  }

  @Test
  void an_upload_of_which_a_write_was_refused_is_never_published() throws IOException {
    StagedUpload upload = archive.begin("/in/too-much");
    upload.write(text("the beginning"), 0);
    assertThat(refused(upload.write(text("x"), Long.MAX_VALUE - 1))).isEqualTo(Reason.TOO_LARGE);

    assertThat(refused(archive.uploads().close(upload))).isEqualTo(Reason.NO_SPACE);

    archive.ledger().settle();
    assertThat(archive.list("/in")).isEmpty();
    assertThat(archive.ledger().types(TestLedger.ACME)).contains("upload.interrupted");
  }

  @Test
  void a_session_that_was_taken_over_can_neither_publish_nor_interrupt() throws IOException {
    StagedUpload dead = archive.begin("/in/a");
    dead.write(text("abc"), 0);
    StagedUpload alive = done(archive.open(TestArchive.session("acme"), "/in/a", RESUME));

    assertThat(refused(archive.uploads().close(dead))).isEqualTo(Reason.NO_SUCH_PATH);
    archive.uploads().interrupted(dead, "late");

    assertThat(document(archive.uploads().close(alive)).size()).isEqualTo(3);
  }

  /// The database is in memory and gone with the server: what is left is what staging says.
  private void killAndStart() throws IOException {
    archive.ledger().settle();
    archive.close();
    archive = new TestArchive(data);
    archive.make(Recovery.class).run();
  }

  /// An upload of 250,000 bytes, of which those from 100,000 to 200,000 were not written.
  private StagedUpload withHole(byte[] content) throws IOException {
    StagedUpload upload = archive.begin("/in/a");
    upload.write(ByteBuffer.wrap(content, 0, 100_000), 0);
    upload.write(ByteBuffer.wrap(content, 200_000, 50_000), 200_000);
    return upload;
  }

  @Test
  void what_a_killed_server_left_in_staging_is_an_interrupted_upload_after_its_next_start()
      throws IOException {
    StagedUpload upload = archive.begin("/in/a");
    upload.write(text("acknowledged"), 0);

    killAndStart();

    assertThat(done(archive.status(archive.session(), "/in/a")).size()).isEqualTo(12);
    assertThat(archive.list("/in")).isEmpty();
    assertThat(archive.ledger().types(TestLedger.ACME)).contains("upload.interrupted");
  }

  @Test
  void what_was_written_beyond_a_hole_is_sent_again() throws IOException {
    byte[] content = bytes(300_000, 5);
    StagedUpload upload = withHole(content);

    PartnerSession next = TestArchive.session("acme");
    assertThat(done(archive.status(upload.session(), "/in/a")).size()).isEqualTo(250_000);
    assertThat(done(archive.status(next, "/in/a")).size()).isEqualTo(100_000);
    archive.uploads().interrupted(upload, "connection lost");
    archive.ledger().settle();
    assertThat(done(archive.status(next, "/in/a")).size()).isEqualTo(100_000);

    StagedUpload resumed = done(archive.open(next, "/in/a", RESUME));
    resumed.write(ByteBuffer.wrap(content, 100_000, 200_000), 100_000);

    assertThat(document(archive.uploads().close(resumed)).digest())
        .isEqualTo(ContentDigest.of(content));
  }

  @Test
  void a_killed_server_forgets_what_was_written_beyond_a_hole() throws IOException {
    byte[] content = bytes(300_000, 6);
    StagedUpload upload = archive.begin("/in/a");
    upload.write(ByteBuffer.wrap(content, 200_000, 50_000), 200_000);
    upload.write(ByteBuffer.wrap(content, 0, 100_000), 0);

    killAndStart();

    assertThat(done(archive.status(archive.session(), "/in/a")).size()).isZero();
    StagedUpload resumed = done(archive.open(archive.session(), "/in/a", RESUME));
    assertThat(resumed.size()).isZero();
    resumed.write(ByteBuffer.wrap(content), 0);
    assertThat(document(archive.uploads().close(resumed)).digest())
        .isEqualTo(ContentDigest.of(content));
    assertThat(files("staging")).isZero();
  }

  @Test
  void what_was_cut_off_is_not_whole_any_more_for_a_killed_server() throws IOException {
    byte[] content = bytes(300_000, 7);
    StagedUpload upload = withHole(content);
    upload.resize(10_000);
    upload.write(ByteBuffer.wrap(content, 200_000, 50_000), 200_000);

    killAndStart();

    assertThat(done(archive.status(archive.session(), "/in/a")).size()).isEqualTo(10_000);
  }
}
