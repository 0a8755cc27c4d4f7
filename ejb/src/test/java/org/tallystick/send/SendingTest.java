package org.tallystick.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.ledger.TestLedger.ACME;
import static org.tallystick.send.SendingFixture.placed;
import static org.tallystick.send.SendingFixture.promising;
import static org.tallystick.send.SendingFixture.refused;
import static org.tallystick.send.SendingFixture.request;
import static org.tallystick.send.SendingFixture.withKey;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.Document;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.partner.InterfaceId;
import org.tallystick.publication.Duplicates;

class SendingTest {

  private static final int LONG = 300_000;

  @TempDir private Path data;
  private SendingFixture fixture;

  @BeforeEach
  void open() {
    fixture = new SendingFixture(data);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static ContentDigest digest(String content) {
    return ContentDigest.of(content.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> out() {
    return fixture.archive().list("/out");
  }

  private long placings() {
    return fixture.archive().ledger().types(ACME).stream().filter("file.placed"::equals).count();
  }

  private List<Path> scratch() throws IOException {
    try (Stream<Path> files = Files.walk(data.resolve("scratch"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void bytes_of_every_length_are_what_the_partner_fetches() throws Exception {
    for (int length : new int[] {0, 1, 64 * 1024, 64 * 1024 + 1, LONG}) {
      byte[] bytes = random(length);

      Document document =
          placed(fixture.send(request("f" + length), new ByteArrayInputStream(bytes)));

      assertThat(document.digest()).isEqualTo(ContentDigest.of(bytes));
      assertThat(fixture.archive().get("/out/f" + length)).isEqualTo(bytes);
    }
    assertThat(scratch()).isEmpty();
  }

  @Test
  void bytes_other_than_promised_are_not_kept() throws Exception {
    Sent outcome = fixture.send(promising("a.xml", digest("other")), "this");

    assertThat(refused(outcome)).isEqualTo(Sent.Reason.OTHER_BYTES);
    assertThat(((Sent.Refused) outcome).sentence())
        .startsWith("a.xml: 4 bytes came with SHA-256 " + digest("this").hex());
    assertThat(out()).isEmpty();
    assertThat(scratch()).isEmpty();
    placed(fixture.send(promising("a.xml", digest("this")), "this"));
  }

  @Test
  void bytes_that_break_off_leave_nothing() throws Exception {
    InputStream cut =
        new SequenceInputStream(
            new ByteArrayInputStream(random(LONG)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection reset");
              }
            });

    assertThatThrownBy(() -> fixture.sending().send(request("a.bin"), cut))
        .isInstanceOf(BrokenOffException.class);

    assertThat(out()).isEmpty();
    assertThat(placings()).isZero();
    assertThat(scratch()).isEmpty();
    assertThat(data.resolve("content"))
        .satisfiesAnyOf(
            folder -> assertThat(folder).doesNotExist(),
            folder -> assertThat(folder).isEmptyDirectory());
  }

  @Test
  void what_cannot_be_sent_is_refused_with_a_sentence() {
    SendRequest nowhere =
        new SendRequest(
            new InterfaceId("acme.nothing"),
            RawName.of("a"),
            SendRequest.Way.API,
            Optional.empty(),
            Optional.empty(),
            false);
    SendRequest inbound =
        new SendRequest(
            new InterfaceId("acme.orders"),
            RawName.of("a"),
            SendRequest.Way.API,
            Optional.empty(),
            Optional.empty(),
            false);

    assertThat(refused(fixture.send(nowhere, "1"))).isEqualTo(Sent.Reason.UNKNOWN_INTERFACE);
    assertThat(refused(fixture.send(inbound, "1"))).isEqualTo(Sent.Reason.NOT_OUTBOUND);
  }

  @Test
  void a_sidecar_of_the_archive_is_not_replaced() {
    fixture.agree(true, Duplicates.ASK);
    fixture.sent("a.xml", "one");

    assertThat(refused(fixture.send("a.xml.sha256", "lies"))).isEqualTo(Sent.Reason.OCCUPIED);

    assertThat(out()).contains("a.xml", "a.xml.sha256");
  }

  @Test
  void the_same_key_sends_once_and_gets_the_same_answer() {
    Document first = placed(fixture.send(withKey("a.xml", "k1"), "one"));

    Sent again = fixture.send(withKey("a.xml", "k1"), "one");

    assertThat(again).isInstanceOf(Sent.Known.class);
    assertThat(((Sent.Known) again).document().position()).isEqualTo(first.position());
    assertThat(placings()).isEqualTo(1);
  }

  @Test
  void the_same_key_for_something_else_is_refused() {
    placed(fixture.send(withKey("a.xml", "k1"), "one"));

    assertThat(refused(fixture.send(withKey("a.xml", "k1"), "two")))
        .isEqualTo(Sent.Reason.KEY_TAKEN);
    assertThat(refused(fixture.send(withKey("b.xml", "k1"), "one")))
        .isEqualTo(Sent.Reason.KEY_TAKEN);
    assertThat(placings()).isEqualTo(1);
  }

  @Test
  void a_refused_attempt_does_not_use_its_key_up() {
    fixture.sent("a.xml", "one");

    assertThat(fixture.send(withKey("b.xml", "k1"), "one")).isInstanceOf(Sent.SentBefore.class);

    placed(fixture.send(withKey("b.xml", "k1").confirm(), "one"));
  }

  @Test
  void many_at_once_with_one_key_send_once() throws Exception {
    try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
      List<Future<Sent>> all =
          IntStream.range(0, 8)
              .mapToObj(
                  i -> callers.submit(() -> fixture.send(withKey("a.xml", "k1"), "x".repeat(LONG))))
              .toList();
      for (Future<Sent> each : all) {
        assertThat(each.get()).isInstanceOfAny(Sent.Placed.class, Sent.Known.class);
      }
    }

    assertThat(placings()).isEqualTo(1);
  }

  @Test
  void keys_survive_a_restart_and_are_forgotten_after_a_month() throws Exception {
    fixture.close();
    Path disk = Files.createDirectories(data.resolve("disk"));
    SendingFixture before = new SendingFixture(TestArchive.onDisk(disk));
    Document first = placed(before.send(withKey("a.xml", "k1"), "one"));

    fixture = new SendingFixture(before.archive().restarted());

    assertThat(((Sent.Known) fixture.send(withKey("a.xml", "k1"), "one")).document().position())
        .isEqualTo(first.position());
    fixture.archive().ledger().clock().move(Duration.ofDays(29));
    fixture.sending().forgetOldKeys();
    assertThat(fixture.send(withKey("a.xml", "k1"), "one")).isInstanceOf(Sent.Known.class);
    fixture.archive().ledger().clock().move(Duration.ofDays(2));
    fixture.sending().forgetOldKeys();
    assertThat(fixture.send(withKey("a.xml", "k1"), "one")).isInstanceOf(Sent.SentBefore.class);
  }

  @Test
  void when_asked_the_same_bytes_are_sent_again() {
    Document first = fixture.sent("a.xml", "one");

    Sent.SentBefore asked = (Sent.SentBefore) fixture.send("b.xml", "one");

    assertThat(asked.mayConfirm()).isTrue();
    assertThat(asked.earlier().position()).isEqualTo(first.position());
    assertThat(asked.sentence()).contains("as a.xml at", "document " + first.position());
    assertThat(out()).containsExactly("a.xml");
    Document second = placed(fixture.sending().confirm(request("b.xml"), asked));
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(out()).containsExactly("a.xml", "b.xml");
  }

  @Test
  void where_duplicates_are_refused_no_confirmation_helps() {
    fixture.agree(Duplicates.REFUSE);
    fixture.sent("a.xml", "one");

    Sent.SentBefore asked = (Sent.SentBefore) fixture.send(request("b.xml").confirm(), "one");

    assertThat(asked.mayConfirm()).isFalse();
    assertThat(fixture.sending().confirm(request("b.xml"), asked))
        .isInstanceOf(Sent.SentBefore.class);
    assertThat(placings()).isEqualTo(1);
  }

  @Test
  void where_duplicates_are_allowed_they_are_sent_and_named() {
    fixture.agree(Duplicates.ALLOW);
    Document first = fixture.sent("a.xml", "one");

    Sent.Placed second = (Sent.Placed) fixture.send("a.xml", "one");

    assertThat(second.earlier()).contains(first.position());
    assertThat(placings()).isEqualTo(2);
  }

  @Test
  void what_the_partner_sent_us_is_no_earlier_sending() {
    fixture.archive().put("/in/a.xml", "one");

    fixture.sent("a.xml", "one");
  }

  @Test
  void when_it_is_not_durable_nothing_is_there_and_it_can_be_repeated() {
    fixture.archive().ledger().flushFails(true);
    assertThatThrownBy(() -> fixture.send(withKey("a.bin", "k1"), "x".repeat(LONG)))
        .isInstanceOf(LedgerFault.class);
    fixture.archive().ledger().flushFails(false);

    assertThat(fixture.send(withKey("a.bin", "k1"), "x".repeat(LONG)))
        .isInstanceOfAny(Sent.Placed.class, Sent.Known.class);
    assertThat(placings()).isEqualTo(1);
  }

  @Test
  void a_key_is_short_and_printable() {
    assertThatThrownBy(() -> new SendKey("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SendKey("é")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SendKey("k".repeat(256)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found 256 characters, expected 1 to 255");
  }
}
