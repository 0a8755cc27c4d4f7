package org.tallystick.remote.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.remote.RemoteFixture.ORDERS;
import static org.tallystick.remote.RemoteFixture.done;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.name.RawName;
import org.tallystick.partner.Configured;
import org.tallystick.remote.Habit;
import org.tallystick.remote.RemoteFixture;

/// Files of a partner's server that cannot be fetched, or not be dealt with there: three tries, then a person is asked.
class FailingFilesTest {

  private static final Habit DELETE = Habit.of("delete", Optional.empty());
  private static final RawName FILE = RawName.of("a.xml");

  @TempDir Path data;

  private static void look(RemoteFixture acme) {
    acme.pass(Duration.ofSeconds(61));
    acme.work();
  }

  private RemoteFixture refused() {
    RemoteFixture acme = new RemoteFixture(data).fetches(DELETE);
    acme.server().put("/outgoing/a.xml", "one");
    acme.server().refuse("/outgoing/a.xml");
    return acme;
  }

  private RemoteFixture givenUp() {
    RemoteFixture acme = refused();
    acme.settle();
    assertThat(acme.failing().getFirst().gaveUp()).isTrue();
    return acme;
  }

  @Test
  void aFileIsTriedAsOftenAsAgreedAndEachFailureIsOnRecord() throws Exception {
    try (RemoteFixture acme = refused()) {
      acme.work();
      look(acme);
      assertThat(acme.failing())
          .singleElement()
          .satisfies(file -> {
            assertThat(file.attempts()).isEqualTo(1);
            assertThat(file.gaveUp()).isFalse();
            assertThat(file.isHere()).isFalse();
            assertThat(file.failure()).contains("SSH_FX_PERMISSION_DENIED");
          });

      acme.settle();
      acme.settle();

      assertThat(acme.events("remote.failed"))
          .extracting(event -> event.integer("attempt") + " " + event.text("final"))
          .containsExactly("1 no", "2 no", "3 yes");
      JsonObject last = acme.events("remote.failed").getLast();
      assertThat(last.text("remotePath")).isEqualTo("/outgoing/a.xml");
      assertThat(last.text("reason")).contains("SSH_FX_PERMISSION_DENIED");
      assertThat(acme.failing().getFirst().gaveUp()).isTrue();
      assertThat(acme.result(ORDERS)).contains("1 put off that failed before");
    }
  }

  @Test
  void theNextTryWaitsTwiceAsLongAsTheOneBefore() throws Exception {
    try (RemoteFixture acme = refused()) {
      acme.work();
      look(acme);
      acme.pass(Duration.ofSeconds(29));
      acme.work();
      assertThat(acme.events("remote.failed")).hasSize(1);

      acme.pass(Duration.ofSeconds(2));
      acme.work();
      assertThat(acme.events("remote.failed")).hasSize(2);

      acme.pass(Duration.ofSeconds(59));
      acme.work();
      assertThat(acme.events("remote.failed")).hasSize(2);
    }
  }

  @Test
  void aPersonHasItTriedAgain() throws Exception {
    try (RemoteFixture acme = givenUp()) {
      acme.server().refuse("");
      look(acme);
      assertThat(acme.events("file.received")).isEmpty();

      done(acme.operation().fetchAgain(ORDERS, FILE));
      acme.work();

      assertThat(acme.events("file.received")).hasSize(1);
      assertThat(acme.failing()).isEmpty();
      assertThat(acme.server().names()).isEmpty();
      assertThat(acme.operation().fetchAgain(ORDERS, FILE)).isInstanceOf(Configured.Unknown.class);
    }
  }

  @Test
  void aPersonLeavesItAloneAndItComesWhenItIsAnother() throws Exception {
    try (RemoteFixture acme = givenUp()) {
      done(acme.operation().leave(ORDERS, FILE, "they know it is broken"));
      acme.server().refuse("");
      acme.settle();
      assertThat(acme.failing()).isEmpty();
      assertThat(acme.events("file.received")).isEmpty();
      JsonObject left = acme.events("remote.failed").getLast();
      assertThat(left.text("user")).isEqualTo("ada");
      assertThat(left.text("reason")).isEqualTo("they know it is broken");
      assertThat(left.text("final")).isEqualTo("yes");

      acme.server().put("/outgoing/a.xml", "mended");
      acme.settle();

      assertThat(acme.events("file.received")).hasSize(1);
    }
  }

  @Test
  void aNewerFileOfTheNameIsTriedFromTheStart() throws Exception {
    try (RemoteFixture acme = givenUp()) {
      acme.server().refuse("");
      acme.server().put("/outgoing/a.xml", "newer");
      acme.settle();

      assertThat(acme.events("file.received")).hasSize(1);
      assertThat(acme.failing()).isEmpty();
    }
  }

  @Test
  void whatIsHereAndCannotBeDealtWithThereIsSaidSo() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server().put("/outgoing/a.xml", "one");
      acme.server().keep("/outgoing/a.xml");
      acme.settle();
      acme.settle();

      assertThat(acme.events("file.received")).hasSize(1);
      assertThat(acme.failing())
          .singleElement()
          .satisfies(file -> assertThat(file.isHere() && file.gaveUp()).isTrue());
      assertThat(acme.events("remote.failed"))
          .hasSize(3)
          .allSatisfy(event -> assertThat(event.text("here")).isEqualTo("yes"));

      acme.server().keep("");
      done(acme.operation().fetchAgain(ORDERS, FILE));
      acme.work();

      assertThat(acme.server().names()).isEmpty();
      assertThat(acme.events("file.received")).hasSize(1);
    }
  }

  @Test
  void aFileAtWhichTheConnectionBreaksLetsTheOthersComeFirst() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server().put("/outgoing/a.xml", "one");
      acme.server().put("/outgoing/b.xml", "two");
      acme.server().breakAt("/outgoing/a.xml");
      acme.settle();

      assertThat(acme.events("file.received"))
          .singleElement()
          .satisfies(event -> assertThat(event.object("file").text("name")).isEqualTo("b.xml"));
      assertThat(acme.failing().getFirst().gaveUp()).isFalse();
    }
  }

  @Test
  void aFileOfWhichOtherBytesComeThanItHasIsTriedAsOftenAsAgreedAndNoMore() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server().put("/outgoing/a.xml", "one");
      acme.server().seemsEmpty("/outgoing/a.xml");
      acme.settle();
      acme.settle();

      assertThat(acme.events("file.received")).isEmpty();
      assertThat(acme.failing())
          .singleElement()
          .satisfies(file -> {
            assertThat(file.gaveUp()).isTrue();
            assertThat(file.failure())
                .contains("it sent more than the 0 bytes it says the file has");
          });
    }
  }

  @Test
  void whatIsHereAndWasLeftAloneDoesNotComeAgainWhenTheDirectoryWasEmptyForAWhile()
      throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server().put("/outgoing/a.xml", "one");
      acme.server().keep("/outgoing/a.xml");
      acme.settle();
      acme.settle();
      done(acme.operation().leave(ORDERS, FILE, "they keep it"));

      Map<String, byte[]> disk = acme.server().unmount();
      look(acme);
      assertThat(acme.failing()).isEmpty();
      acme.server().mount(disk);
      acme.settle();

      assertThat(acme.events("file.received")).hasSize(1);
      assertThat(acme.events("remote.failed")).hasSize(4);
    }
  }

  @Test
  void whatAPersonLeftAloneStaysSoThoughATryWasUnderWay() throws Exception {
    try (RemoteFixture acme = refused()) {
      acme.work();
      look(acme);
      acme.server().meanwhile(() -> done(acme.operation().leave(ORDERS, FILE, "enough")));
      acme.settle();

      assertThat(acme.events("remote.failed").getLast().text("reason")).isEqualTo("enough");
      assertThat(acme.failing()).isEmpty();
    }
  }

  @Test
  void whatAPersonWantsWhileWeWorkIsDoneNext() throws Exception {
    try (RemoteFixture acme = new RemoteFixture(data).fetches(DELETE)) {
      acme.server()
          .meanwhile(() -> {
            acme.pass(Duration.ofSeconds(1));
            acme.operation().now(ORDERS);
          });
      acme.work();
      acme.work();

      assertThat(acme.events("remote.listed")).hasSize(2);
    }
  }
}
