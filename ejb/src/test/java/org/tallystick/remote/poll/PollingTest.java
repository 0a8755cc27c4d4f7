package org.tallystick.remote.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.remote.RemoteFixture.ORDERS;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.publication.HandOver;
import org.tallystick.publication.InterfaceRules;
import org.tallystick.publication.PublicationRule;
import org.tallystick.publication.PublishWhen;
import org.tallystick.publication.SidecarKind;
import org.tallystick.remote.Habit;
import org.tallystick.remote.RemoteFixture;
import org.tallystick.testkit.Seed;

class PollingTest {

  private static final Duration A_LOOK = Duration.ofSeconds(61);
  private static final Habit DELETE = Habit.of("delete", Optional.empty());

  /// In the daily run the server dies at one request of so many; in the long run at each.
  private static final int STRIDE = Seed.LONG ? 1 : 4;

  @TempDir Path data;

  private static void look(RemoteFixture acme) {
    acme.pass(A_LOOK);
    acme.work();
  }

  private static List<String> received(RemoteFixture acme) {
    return acme.events("file.received").stream()
        .map(event -> event.object("file").text("name"))
        .toList();
  }

  private static void rule(RemoteFixture acme, PublishWhen when) {
    acme.archive()
        .rule(
            "orders",
            new InterfaceRules(
                new PublicationRule(
                    when,
                    PublicationRule.USUAL_PARTS,
                    SidecarKind.ALL,
                    PublicationRule.USUAL_MARKERS),
                HandOver.USUAL));
  }

  @Test
  void thatADirectoryWasEmptyWhenWeLookedIsOnRecord() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.work();

      JsonObject listed = acme.events("remote.listed").getFirst();
      assertThat(listed.integer("entries")).isZero();
      assertThat(listed.text("remotePath")).isEqualTo("/outgoing");
      String text =
          "tallystick/remote-listing/v1\nacme.own\nsftp.acme.example:22 SHA256:fake\n/outgoing\n0\n";
      assertThat(listed.text("listing")).isEqualTo(ContentDigest.of(text.getBytes(UTF_8)).hex());
    }
  }

  @Test
  void aFileIsFetchedWhenTwoLooksSawItUnchanged() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server().put("/outgoing/a.xml", "<a");
      acme.work();
      acme.pass(Duration.ofSeconds(9));
      acme.server().put("/outgoing/a.xml", "<a/>");
      look(acme);
      assertThat(received(acme)).isEmpty();

      look(acme);

      assertThat(received(acme)).containsExactly("a.xml");
      assertThat(acme.server().names()).isEmpty();
      assertThat(acme.archive().list("/in")).containsExactly("a.xml");
      JsonObject event = acme.events("file.received").getFirst();
      assertThat(event.text("remote")).isEqualTo("acme.own");
      assertThat(event.text("remotePath")).isEqualTo("/outgoing/a.xml");
    }
  }

  @Test
  void withFewerLeavesThanWereSignedNothingIsDoneThereUnlessTheyAreAllThereIs() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.proofs().loseLeaves();
      acme.server().put("/outgoing/a.xml", "<a/>");
      look(acme);
      look(acme);
      assertThat(acme.events("remote.listed")).isEmpty();
      assertThat(acme.server().names()).isNotEmpty();
      assertThat(acme.result(ORDERS)).contains("TLY-0971", "log acme is not what was signed of it");

      System.setProperty("TALLYSTICK_REMOTE_UNSIGNED", "on");
      try {
        look(acme);
        look(acme);
      } finally {
        System.clearProperty("TALLYSTICK_REMOTE_UNSIGNED");
      }

      assertThat(received(acme)).containsExactly("a.xml");
      assertThat(acme.server().names()).isEmpty();
    }
  }

  @Test
  void theSecondLookComesSoonAfterTheFirst() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server().put("/outgoing/a.xml", "<a/>");
      acme.work();

      acme.pass(Duration.ofSeconds(11));
      acme.work();

      assertThat(received(acme)).containsExactly("a.xml");
    }
  }

  @Test
  void whatIsLeftThereIsFetchedOnceAndAgainOnlyWhenItsContentIsAnother() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(Habit.LEAVE)) {
      acme.server().put("/outgoing/a.xml", "one");
      acme.settle();
      assertThat(received(acme)).hasSize(1);

      acme.server().touch("/outgoing/a.xml");
      acme.settle();
      assertThat(received(acme)).hasSize(1);

      Map<String, byte[]> disk = acme.server().unmount();
      look(acme);
      acme.server().mount(disk);
      acme.settle();
      assertThat(received(acme)).hasSize(1);

      acme.server().put("/outgoing/a.xml", "two");
      acme.settle();
      assertThat(received(acme)).hasSize(2);
    }
  }

  @Test
  void moreFilesThanAreLookedUpOneByOneAreKnownAgainWhenTheyComeBack() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(Habit.LEAVE)) {
      for (int i = 0; i < 1010; i++) {
        acme.server().put("/outgoing/" + i + ".xml", "order " + i);
      }
      acme.settle();
      assertThat(received(acme)).hasSize(1010);

      Map<String, byte[]> disk = acme.server().unmount();
      look(acme);
      acme.server().mount(disk);
      acme.server().put("/outgoing/7.xml", "another");
      acme.settle();

      assertThat(received(acme)).hasSize(1011);
    }
  }

  @Test
  void aNameThatIsListedTwiceIsFetchedOnce() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(Habit.LEAVE)) {
      acme.server().listsTwice();
      for (int i = 0; i < 40; i++) {
        acme.server().put("/outgoing/" + i + ".xml", "order " + i);
      }
      acme.settle();

      assertThat(received(acme)).hasSize(40);
    }
  }

  @Test
  void whatAnotherServerTookOverAndDealtWithMeanwhileIsNotArchivedAgain() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server().put("/outgoing/a.xml", "<a/>");
      acme.work();
      acme.pass(A_LOOK);
      acme.server().meanwhile(() -> acme.server().meanwhile(() -> acme.forgetSeen(ORDERS)));
      acme.work();

      assertThat(received(acme)).isEmpty();
      assertThat(acme.server().names()).containsExactly("/outgoing/a.xml");

      look(acme);
      look(acme);

      assertThat(received(acme)).containsExactly("a.xml");
      assertThat(acme.server().names()).isEmpty();
    }
  }

  @Test
  void theSameFileSentAgainAfterItWasTakenAwayIsAnotherExchange() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server().put("/outgoing/a.xml", "one");
      acme.settle();
      acme.server().put("/outgoing/a.xml", "one");
      acme.settle();

      assertThat(received(acme)).hasSize(2);
    }
  }

  @Test
  void aFileIsRenamedOrMovedAsAgreedAndWhatItIsCalledThenIsNotFetched() throws Exception {
    try (RemoteFixture acme =
        new RemoteFixture(data).fetches(Habit.of("rename", Optional.of(".done")))) {
      acme.server().put("/outgoing/a.xml", "one");
      acme.settle();
      acme.server().put("/outgoing/a.xml", "two");
      acme.settle();

      assertThat(received(acme)).hasSize(2);
      assertThat(acme.server().names()).hasSize(2).first().isEqualTo("/outgoing/a.xml.done");
    }
  }

  @Test
  void partNamesAndFilesWithoutTheirMarkerAreLeftAlone() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      rule(acme, PublishWhen.ON_MARKER);
      acme.server().put("/outgoing/a.xml", "one");
      acme.server().put("/outgoing/b.xml.part", "half");
      acme.settle();
      assertThat(acme.server().names()).hasSize(2);
      assertThat(received(acme)).isEmpty();

      acme.server().put("/outgoing/a.xml.done", "");
      acme.settle();

      assertThat(received(acme)).containsExactly("a.xml");
      assertThat(acme.server().names()).containsExactly("/outgoing/b.xml.part");
    }
  }

  @Test
  void aMarkerWithoutTheFilesSuffixSpeaksForAllOfThatName() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      rule(acme, PublishWhen.ON_MARKER);
      acme.server().put("/outgoing/a.xml", "one");
      acme.server().put("/outgoing/a.pdf", "two");
      acme.server().put("/outgoing/b.xml", "three");
      acme.server().put("/outgoing/a.trg", "");

      acme.settle();

      assertThat(received(acme)).containsExactlyInAnyOrder("a.xml", "a.pdf");
      assertThat(acme.server().names()).containsExactly("/outgoing/b.xml");
    }
  }

  @Test
  void aFileThatItsSidecarContradictsIsHeldAndStaysThere() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      rule(acme, PublishWhen.ON_SIDECAR);
      acme.server().put("/outgoing/a.xml", "one");
      acme.server()
          .put(
              "/outgoing/a.xml.sha256",
              ContentDigest.of("two".getBytes(UTF_8)).hex() + "  a.xml\n");
      acme.settle();

      assertThat(received(acme)).isEmpty();
      assertThat(acme.events("finding.noted")).isNotEmpty();
      assertThat(acme.server().names()).hasSize(2);

      acme.server().put("/outgoing/a.xml", "two");
      acme.settle();

      assertThat(received(acme)).containsExactly("a.xml");
      assertThat(acme.server().names()).isEmpty();
    }
  }

  @Test
  void aBrokenTransferIsGoneOnWith() throws Exception {
    byte[] large = new byte[4 << 20];
    new Random(20261128).nextBytes(large);
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server().put("/outgoing/large.bin", large);
      look(acme);
      acme.server().breakAfter(3 << 20);
      look(acme);
      assertThat(received(acme)).isEmpty();
      assertThat(acme.result(ORDERS)).contains("the server ended the connection");

      acme.settle();

      assertThat(acme.server().offsets).containsExactly(0L, 2L << 20);
      assertThat(acme.events("file.received").getFirst().object("file").text("sha256"))
          .isEqualTo(ContentDigest.of(large).hex());
    }
  }

  @Test
  void aFileThatHasMoreThanWasListedIsNotComplete() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server().put("/outgoing/open.xml", "<open/>");
      acme.server().seemsEmpty("/outgoing/open.xml");
      look(acme);
      look(acme);
      look(acme);
      assertThat(received(acme)).isEmpty();
      assertThat(acme.server().names()).containsExactly("/outgoing/open.xml");

      acme.server().seemsEmpty("");
      acme.settle();

      assertThat(acme.events("file.received").getFirst().object("file").text("sha256"))
          .isEqualTo(ContentDigest.of("<open/>".getBytes(UTF_8)).hex());
    }
  }

  @Test
  void oneFileThatCannotBeReadKeepsNoOtherFromComing() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server().put("/outgoing/a.xml", "one");
      acme.server().put("/outgoing/b.xml", "two");
      acme.server().refuse("/outgoing/a.xml");
      acme.settle();

      assertThat(received(acme)).containsExactly("b.xml");
      assertThat(acme.result(ORDERS)).contains("1 put off that failed before");
    }
  }

  @Test
  void aServerThatFailsAgainAndAgainIsLeftAloneAndTriedLater() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server().down(true);
      for (int i = 0; i < 5; i++) {
        look(acme);
      }
      assertThat(acme.state().failures()).isEqualTo(5);
      assertThat(acme.state().openUntil()).isPresent();
      acme.pass(Duration.ofSeconds(31));
      acme.work();
      assertThat(acme.result(ORDERS)).contains("left alone");
      assertThat(acme.state().failures()).isEqualTo(5);

      acme.server().down(false);
      acme.pass(Duration.ofHours(1));
      acme.work();

      assertThat(acme.state().failures()).isZero();
      assertThat(acme.events("remote.listed")).hasSize(1);
      assertThat(acme.events("remote.unreached"))
          .as("each time that we were at their door, and not when we stayed away")
          .hasSize(5)
          .allSatisfy(event -> {
            assertThat(event.text("remotePath")).isEqualTo("/outgoing");
            assertThat(event.text("reason")).startsWith("TLY-09");
          });
    }
  }

  /// Wherever we die, before or after the server did what we asked: once in the archive, and done with at the partner's.
  @ParameterizedTest
  @ValueSource(strings = {"leave", "delete", "rename", "move"})
  void whereverItDiesAFileComesOnce(String habit) throws Exception {
    Habit agreed =
        Habit.of(
            habit,
            switch (habit) {
              case "rename" -> Optional.of(".done");
              case "move" -> Optional.of("done");
              default -> Optional.empty();
            });
    Random random = new Random(Seed.of("deaths while fetching, " + habit));
    int deaths = 0;
    for (boolean afterwards : new boolean[] {false, true}) {
      int first = 1 + random.nextInt(STRIDE);
      for (int request = first; ; request += STRIDE) {
        Path here = data.resolve(habit + afterwards + request);
        try (RemoteFixture acme = new RemoteFixture(here).fetches(agreed)) {
          acme.server().put("/outgoing/a.xml", "one");
          acme.server().put("/outgoing/b.xml", "two");
          acme.server().dieAt(request, afterwards);
          boolean died = acme.workUntilDeath();
          acme.settle();

          assertThat(received(acme))
              .as("dies at request " + request + (afterwards ? ", done" : ""))
              .containsExactlyInAnyOrder("a.xml", "b.xml");
          assertThat(acme.server().names())
              .as("dies at request " + request)
              .containsExactlyElementsOf(
                  switch (habit) {
                    case "leave" -> List.of("/outgoing/a.xml", "/outgoing/b.xml");
                    case "rename" -> List.of("/outgoing/a.xml.done", "/outgoing/b.xml.done");
                    case "move" -> List.of("/outgoing/done/a.xml", "/outgoing/done/b.xml");
                    default -> List.of();
                  });
          deaths += died ? 1 : 0;
          if (!died || request > 20) {
            break;
          }
        }
      }
    }
    assertThat(deaths).isGreaterThan(6 / STRIDE);
  }
}
