package org.tallystick.remote.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.Placing;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.TestLedger;
import org.tallystick.partner.Configured;
import org.tallystick.remote.RemoteFixture;

class PushingTest {

  @TempDir Path data;

  private static KeptContents.Kept place(RemoteFixture acme, String name, byte[] content)
      throws Exception {
    KeptContents contents = bean(acme, KeptContents.class);
    Placing placing = bean(acme, Placing.class);
    KeptContents.Kept kept = contents.take(content, Files.createTempDirectory("placed"));
    acme.archive()
        .ledger()
        .ledger()
        .append(
            TestLedger.ACME,
            transaction -> {
              contents.mention(kept);
              return placing.place(
                  transaction,
                  RemoteFixture.INVOICES,
                  RawPath.of("/out/" + name),
                  kept.content(),
                  Event.of(EventType.FILE_PLACED).user("ada"));
            });
    return kept;
  }

  private static <T> T bean(RemoteFixture acme, Class<T> type) {
    return acme.archive().wiring().known().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  static void place(RemoteFixture acme, String name, String content) throws Exception {
    place(acme, name, content.getBytes(UTF_8));
  }

  /// The first that waits.
  private static void giveUp(RemoteFixture acme, String reason) {
    RemoteFixture.done(acme.operation().giveUp(acme.waiting().getFirst().document(), reason));
  }

  @Test
  void whatIsPlacedAfterTheBindingIsBroughtAndItsDeliveryIsOnRecord() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data)) {
      place(acme, "old.xml", "before");
      acme.brings();
      place(acme, "INV-1.xml", "<invoice/>");
      acme.work();

      assertThat(acme.server().names()).containsExactly("/incoming/INV-1.xml");
      assertThat(acme.server().bytes("/incoming/INV-1.xml"))
          .isEqualTo("<invoice/>".getBytes(UTF_8));
      JsonObject attempted = acme.events("delivery.attempted").getFirst();
      assertThat(attempted.integer("attempt")).isEqualTo(1);
      JsonObject delivered = acme.events("file.delivered").getFirst();
      assertThat(delivered.text("remotePath")).isEqualTo("/incoming/INV-1.xml");
      assertThat(delivered.text("hash"))
          .isEqualTo(ContentDigest.of("<invoice/>".getBytes(UTF_8)).hex());
      assertThat(delivered.text("checked")).isEqualTo("size");
      assertThat(acme.waiting()).isEmpty();
    }
  }

  @Test
  void whatIsNothingToBringIsPassedOverAndWhatIsPlacedAfterItIsBrought() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data)) {
      acme.brings();
      place(acme, "INV-1.xml", "one");
      acme.settle();
      long before = acme.nextIndex(RemoteFixture.INVOICES);
      acme.archive()
          .ledger()
          .ledger()
          .append(
              TestLedger.ACME,
              transaction -> {
                for (int i = 0; i < 1100; i++) {
                  transaction.append(Event.of(EventType.HEARTBEAT));
                }
                return transaction.size();
              });
      acme.settle();
      assertThat(acme.nextIndex(RemoteFixture.INVOICES)).isGreaterThan(before + 1000);

      place(acme, "INV-2.xml", "two");
      acme.settle();

      assertThat(acme.server().names())
          .containsExactlyInAnyOrder("/incoming/INV-1.xml", "/incoming/INV-2.xml");
      assertThat(acme.events("file.delivered")).hasSize(2);
    }
  }

  @Test
  void whatIsGivenUpBeforeItsTurnIsNotBegun() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).brings()) {
      for (int i = 100; i < 160; i++) {
        place(acme, "INV-" + i + ".xml", "invoice " + i);
      }
      acme.server()
          .meanwhile(() ->
              RemoteFixture.done(
                  acme.operation().giveUp(acme.waiting().getLast().document(), "sent by mail")));
      acme.work();

      assertThat(acme.server().names()).hasSize(59).doesNotContain("/incoming/INV-159.xml");
      assertThat(acme.events("delivery.attempted")).hasSize(59);
      assertThat(acme.events("file.delivered")).hasSize(59);
      assertThat(acme.events("delivery.failed").getFirst().text("reason"))
          .isEqualTo("sent by mail");
    }
  }

  @Test
  void whatIsGivenUpOnItsWayAndGetsThereIsOnRecordAsDelivered() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).brings()) {
      place(acme, "INV-1.xml", "<invoice/>");
      acme.server().meanwhile(() -> giveUp(acme, "not wanted"));
      acme.work();

      assertThat(acme.server().names()).containsExactly("/incoming/INV-1.xml");
      assertThat(acme.events("delivery.failed").getFirst().text("reason")).isEqualTo("not wanted");
      assertThat(acme.events("file.delivered")).hasSize(1);
      assertThat(acme.waiting()).isEmpty();
    }
  }

  @Test
  void whatThePartnerFetchedHereAndIsBroughtAllTheSameIsOnRecordAsBothDelivered() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).brings()) {
      place(acme, "INV-1.xml", "<invoice/>");
      acme.archive().get("/out/INV-1.xml");
      acme.server().meanwhile(() -> giveUp(acme, "they have it"));
      acme.work();

      assertThat(acme.server().names()).containsExactly("/incoming/INV-1.xml");
      assertThat(acme.events("file.delivered"))
          .extracting(event -> event.findText("remote").orElse("here"))
          .containsExactly("here", "acme.own");
    }
  }

  @Test
  void theHashOfAServerThatMakesOneIsCompared() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).brings()) {
      acme.server().hashes();
      place(acme, "INV-1.xml", "<invoice/>");
      acme.work();

      assertThat(acme.events("file.delivered").getFirst().text("checked")).isEqualTo("hash");
    }
  }

  @Test
  void aServerThatKeepsHalfOfWhatItTookIsNotBelieved() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).brings()) {
      acme.server().lies(true);
      place(acme, "INV-1.xml", "<invoice/>");
      acme.work();

      assertThat(acme.server().names()).isEmpty();
      assertThat(acme.events("delivery.failed").getFirst().text("reason"))
          .contains("it has 5 bytes, expected 10");
      assertThat(acme.events("file.delivered")).isEmpty();

      acme.server().lies(false);
      acme.settle();

      assertThat(acme.server().bytes("/incoming/INV-1.xml"))
          .isEqualTo("<invoice/>".getBytes(UTF_8));
      assertThat(acme.events("file.delivered")).hasSize(1);
    }
  }

  @Test
  void aNewVersionReplacesTheOldOneAndComesAfterIt() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).brings()) {
      acme.server().put("/incoming/PRICES.csv", "last year's");
      acme.server().down(true);
      place(acme, "PRICES.csv", "one");
      place(acme, "PRICES.csv", "two");
      acme.work();
      acme.server().down(false);
      acme.settle();

      assertThat(acme.server().bytes("/incoming/PRICES.csv")).isEqualTo("two".getBytes(UTF_8));
      assertThat(acme.events("file.delivered")).hasSize(2);
    }
  }

  @Test
  void aBrokenTransferIsGoneOnWithAndReadBack() throws Exception {
    byte[] large = new byte[4 << 20];
    new Random(20261128).nextBytes(large);
    try (RemoteFixture acme = new RemoteFixture(data).brings()) {
      place(acme, "large.bin", large);
      acme.server().breakAfter(3 << 20);
      acme.work();
      assertThat(acme.server().names()).containsExactly("/incoming/.in.large.bin.");
      assertThat(acme.events("delivery.failed").getFirst().text("reason"))
          .contains("the server ended the connection");

      acme.settle();

      assertThat(acme.server().offsets).containsExactly(0L, 2L << 20, 0L);
      assertThat(acme.server().bytes("/incoming/large.bin")).isEqualTo(large);
      assertThat(acme.events("file.delivered").getFirst().text("checked")).isEqualTo("read back");
    }
  }

  @Test
  void whatWasNotTriedBecauseAnotherFileEndedTheConnectionHasNoFailedTry() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).brings()) {
      for (int file = 10; file < 30; file++) {
        place(acme, "INV-" + file + ".xml", "<invoice/>");
      }
      acme.server().breakAfter(5);
      acme.work();

      assertThat(acme.waiting())
          .as("two share a commit")
          .extracting(Waiting::attempts)
          .startsWith(1, 0)
          .containsOnly(0, 1);
      assertThat(acme.waiting()).extracting(Waiting::hasBegun).startsWith(true, false);
      assertThat(acme.events("delivery.failed")).hasSize(1);

      acme.settle();

      assertThat(acme.server().names()).hasSize(20);
      assertThat(acme.events("file.delivered")).hasSize(20);
    }
  }

  @Test
  void whatWasWrittenWrongIsWrittenAgainFromItsFirstByte() throws Exception {
    byte[] large = new byte[3 << 20];
    new Random(20261130).nextBytes(large);
    try (RemoteFixture acme = new RemoteFixture(data).brings()) {
      acme.server().hashes();
      acme.server().spoils(true);
      place(acme, "large.bin", large);
      acme.work();
      assertThat(acme.events("delivery.failed").getFirst().text("reason"))
          .contains("its bytes are others");
      assertThat(acme.server().names()).isEmpty();

      acme.server().spoils(false);
      acme.settle();

      assertThat(acme.server().bytes("/incoming/large.bin")).isEqualTo(large);
    }
  }

  @Test
  void anOlderFileDoesNotReplaceANewerOneThatWentPastIt() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).brings()) {
      acme.server().refuse("/incoming/.in.PRICES.csv.");
      place(acme, "PRICES.csv", "one");
      acme.settle();
      Waiting first = acme.waiting().getFirst();
      assertThat(first.gaveUp()).isTrue();
      acme.server().refuse("");
      place(acme, "PRICES.csv", "two");
      acme.settle();

      assertThat(acme.operation().again(first.document()))
          .isInstanceOfSatisfying(
              Configured.Conflict.class,
              conflict -> assertThat(conflict.sentence()).contains("sent since"));
      acme.settle();

      assertThat(acme.server().bytes("/incoming/PRICES.csv")).isEqualTo("two".getBytes(UTF_8));
    }
  }

  @Test
  void whereTimesOfDayAreAgreedNothingIsBroughtBetweenThem() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).brings("at 12:00,18:00")) {
      place(acme, "INV-1.xml", "<invoice/>");
      acme.work();
      acme.pass(Duration.ofHours(3));
      acme.work();
      assertThat(acme.server().names()).isEmpty();

      acme.pass(Duration.ofMinutes(61));
      acme.work();
      assertThat(acme.server().names()).hasSize(1);

      place(acme, "INV-2.xml", "<invoice/>");
      acme.work();
      assertThat(acme.server().names()).hasSize(1);
      acme.pass(Duration.ofHours(6));
      acme.work();
      assertThat(acme.server().names()).hasSize(2);

      acme.pass(Duration.ofHours(18));
      acme.work();
      place(acme, "INV-3.xml", "<invoice/>");
      acme.work();
      assertThat(acme.server().names())
          .as("a time of day with nothing to bring is over")
          .hasSize(2);
      assertThat(acme.operation().now(RemoteFixture.INVOICES)).isTrue();
      acme.work();
      assertThat(acme.server().names()).hasSize(3);
    }
  }

  @Test
  void aFileThatIsRefusedAgainAndAgainWaitsForAPerson() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).brings()) {
      acme.server().refuse("/incoming/.in.INV-1.xml.");
      place(acme, "INV-1.xml", "<invoice/>");
      acme.work();
      assertThat(acme.waiting().getFirst().gaveUp()).isFalse();
      acme.pass(Duration.ofSeconds(29));
      acme.work();
      assertThat(acme.events("delivery.attempted")).hasSize(1);
      acme.settle();

      assertThat(acme.events("delivery.attempted")).hasSize(3);
      assertThat(acme.events("delivery.failed").getLast().text("final")).isEqualTo("yes");
      Waiting waiting = acme.waiting().getFirst();
      assertThat(waiting.gaveUp()).isTrue();
      assertThat(waiting.failure().orElseThrow()).contains("SSH_FX_PERMISSION_DENIED");

      acme.server().refuse("");
      RemoteFixture.done(acme.operation().again(waiting.document()));
      acme.settle();

      assertThat(acme.server().names()).containsExactly("/incoming/INV-1.xml");
      assertThat(acme.events("file.delivered")).hasSize(1);
    }
  }

  @Test
  void aPersonMayGiveAFileUpWithAReason() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).brings()) {
      acme.server().refuse("/incoming/.in.INV-1.xml.");
      place(acme, "INV-1.xml", "<invoice/>");
      acme.settle();

      giveUp(acme, "sent by letter");
      acme.server().refuse("");
      acme.settle();

      assertThat(acme.waiting()).isEmpty();
      assertThat(acme.server().names()).isEmpty();
      JsonObject last = acme.events("delivery.failed").getLast();
      assertThat(last.text("reason")).isEqualTo("sent by letter");
      assertThat(last.text("user")).isEqualTo("ada");
    }
  }

  /// Wherever we die, before or after the server did what we asked: there with the same bytes, and in the log once.
  @Test
  void whereverItDiesAFileIsThereAndOnRecordOnce() throws Exception {
    int deaths = 0;
    for (boolean afterwards : new boolean[] {false, true}) {
      for (int request = 1; ; request++) {
        Path here = data.resolve("dies" + afterwards + request);
        try (RemoteFixture acme = new RemoteFixture(here).brings()) {
          place(acme, "INV-1.xml", "<invoice/>");
          place(acme, "INV-2.xml", "<other/>");
          acme.server().dieAt(request, afterwards);
          boolean died = acme.workUntilDeath();
          acme.settle();

          assertThat(acme.server().names())
              .as("dies at request " + request)
              .containsExactly("/incoming/INV-1.xml", "/incoming/INV-2.xml");
          assertThat(acme.server().bytes("/incoming/INV-1.xml"))
              .isEqualTo("<invoice/>".getBytes(UTF_8));
          assertThat(acme.events("file.delivered")).hasSize(2);
          deaths += died ? 1 : 0;
          if (!died || request > 20) {
            break;
          }
        }
      }
    }
    assertThat(deaths).isGreaterThan(6);
  }
}
