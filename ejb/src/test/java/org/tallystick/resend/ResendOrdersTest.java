package org.tallystick.resend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tallystick.archive.TestArchive.done;
import static org.tallystick.ledger.TestLedger.ACME;
import static org.tallystick.resend.ResendOrder.Kind.REPLAY;
import static org.tallystick.resend.ResendOrder.Kind.RESEND;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.Document;
import org.tallystick.archive.TestArchive;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.exchange.HistoryFilter;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.Direction;

/// Our people send many files again.
class ResendOrdersTest {

  private static final UUID ID = UUID.fromString("018f4e6a-0000-4000-8000-000000000001");
  private static final String REASON = "Acme lost its disk";

  @TempDir private Path data;
  private TestArchive archive;
  private ResendOrders orders;
  private TestResends resends;
  private final List<String> given = new ArrayList<>();

  @BeforeEach
  void open() {
    archive = new TestArchive(data);
    resends =
        new TestResends(archive, (document, attempt) -> given.add(document.name() + " " + attempt));
    orders = resends.as("ada");
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private List<Document> sendAndLose(int count) throws IOException {
    List<Document> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sent.add(archive.place("f" + i, "content " + i));
      done(archive.directories().remove(archive.session(), RawPath.of("/out/f" + i)));
    }
    archive.ledger().settle();
    return sent;
  }

  private static ResendSelection these(List<Document> documents) {
    return new ResendSelection.Documents(documents.stream().map(Document::position).toList());
  }

  private ResendOrder ordered(OrderOutcome outcome) {
    return switch (outcome) {
      case OrderOutcome.Done(ResendOrder order) -> order;
      case OrderOutcome.Unknown(String why) -> throw new AssertionError(why);
      case OrderOutcome.Refused(String why) -> throw new AssertionError(why);
    };
  }

  private String stands(UUID id) {
    ResendProgress progress = orders.find(id).orElseThrow();
    return "%s: %d waiting, %d done, %d there, %d refused, %d undone"
        .formatted(
            progress.state(),
            progress.waiting(),
            progress.done(),
            progress.there(),
            progress.refused(),
            progress.undone());
  }

  @Test
  void thePreviewSaysWhatItWouldMean() throws IOException {
    List<Document> sent = new ArrayList<>(sendAndLose(3));
    archive.place("f1", "content one, corrected");
    sent.add(archive.place("g", "content"));
    archive.get("/out/g");
    done(
        archive
            .directories()
            .rename(archive.session(), RawPath.of("/out/g"), RawPath.of("/out/g.done"), false));
    sent.add(archive.put("/in/theirs", "theirs"));
    archive.ledger().settle();

    assertThat(orders.preview(RESEND, these(sent)).sentence())
        .isEqualTo(
            "4 files, 1 partner, 1 acknowledged already, 1 superseded by later versions, 1 from partners left out");
  }

  @Test
  void whatIsOrderedIsThereAgainOnceHoweverOftenItIsAskedFor() throws IOException {
    ResendSelection selection = these(sendAndLose(5));

    ordered(orders.order(ID, RESEND, selection, REASON, true));
    ordered(orders.order(ID, RESEND, selection, REASON, true));
    assertThat(stands(ID)).isEqualTo("RUNNING: 5 waiting, 0 done, 0 there, 0 refused, 0 undone");
    archive.ledger().clock().move(Duration.ofSeconds(1));
    UUID another = UUID.randomUUID();
    ordered(resends.as("bob").order(another, RESEND, selection, "The same, from Bob", true));
    resends.run();
    resends.run();

    assertThat(stands(ID)).isEqualTo("DONE: 0 waiting, 5 done, 0 there, 0 refused, 0 undone");
    assertThat(stands(another)).isEqualTo("DONE: 0 waiting, 0 done, 5 there, 0 refused, 0 undone");
    assertThat(archive.list("/out")).containsExactly("f0", "f1", "f2", "f3", "f4");
    assertThat(archive.get("/out/f3")).asString().isEqualTo("content 3");
    assertThat(orders.files(ID, null, 10)).hasSize(5).allMatch(line -> line.again().isPresent());
    assertThat(archive.ledger().types(ACME).stream().filter("resend.requested"::equals)).hasSize(2);
  }

  @Test
  void whatTwoPeopleOrderIsSentOnceAlsoWhenThePartnerTookItAwayBetween() throws IOException {
    ResendSelection selection = these(sendAndLose(2));
    ordered(orders.order(ID, RESEND, selection, REASON, true));
    UUID another = UUID.randomUUID();
    ordered(resends.as("bob").order(another, RESEND, selection, "The same, from Bob", true));
    archive.ledger().clock().move(Duration.ofSeconds(1));
    System.setProperty("TALLYSTICK_RESENDS_A_SECOND", "2");
    try {
      resends.run();
    } finally {
      System.clearProperty("TALLYSTICK_RESENDS_A_SECOND");
    }
    assertThat(stands(another)).startsWith("RUNNING: 2 waiting");
    done(archive.directories().remove(archive.session(), RawPath.of("/out/f0")));
    resends.run();

    assertThat(stands(ID)).isEqualTo("DONE: 0 waiting, 2 done, 0 there, 0 refused, 0 undone");
    assertThat(stands(another)).isEqualTo("DONE: 0 waiting, 0 done, 2 there, 0 refused, 0 undone");
    assertThat(archive.list("/out")).containsExactly("f1");
  }

  @Test
  void whatTwoPeopleHaveProcessedAgainIsGivenOnce() throws IOException {
    ResendSelection selection =
        these(List.of(archive.put("/in/a.xml", "one"), archive.put("/in/b.xml", "two")));
    given.clear();
    ordered(orders.order(ID, REPLAY, selection, REASON, true));
    UUID another = UUID.randomUUID();
    ordered(resends.as("bob").order(another, REPLAY, selection, "The same, from Bob", true));
    archive.ledger().clock().move(Duration.ofSeconds(1));
    resends.run();

    assertThat(given).containsExactlyInAnyOrder("a.xml 2", "b.xml 2");
    assertThat(stands(another)).isEqualTo("DONE: 0 waiting, 0 done, 2 there, 0 refused, 0 undone");
  }

  @Test
  void aLaterVersionIsNeverReplaced() throws IOException {
    List<Document> sent = sendAndLose(2);
    archive.place("f1", "corrected");

    ordered(orders.order(ID, RESEND, these(sent), REASON, true));
    resends.run();

    assertThat(stands(ID)).isEqualTo("DONE: 0 waiting, 1 done, 0 there, 1 refused, 0 undone");
    assertThat(archive.get("/out/f1")).asString().isEqualTo("corrected");
  }

  @Test
  void manyFilesNeedAnotherPersonsApproval() throws IOException {
    ordered(orders.order(ID, RESEND, these(sendAndLose(101)), REASON, true));
    resends.run();
    assertThat(stands(ID)).startsWith("WAITING: 101 waiting");

    assertThat(orders.approve(ID)).isInstanceOf(OrderOutcome.Refused.class);
    resends.run();
    assertThat(stands(ID)).startsWith("WAITING: 101 waiting");

    ordered(resends.as("bob").approve(ID));
    resends.run();
    assertThat(stands(ID)).startsWith("DONE: 0 waiting, 101 done");
    assertThat(resends.as("bob").approve(ID)).isInstanceOf(OrderOutcome.Refused.class);
  }

  @Test
  void stoppingTakesBackWhatNobodyHasBegunToFetch() throws IOException {
    ordered(orders.order(ID, RESEND, these(sendAndLose(3)), REASON, true));
    resends.run();
    archive.get("/out/f1");

    ordered(orders.stop(ID));

    assertThat(stands(ID)).isEqualTo("STOPPED: 0 waiting, 1 done, 0 there, 0 refused, 2 undone");
    assertThat(archive.list("/out")).containsExactly("f1");
  }

  @Test
  void whatWasStoppedBeforeItBeganIsNeverSent() throws IOException {
    ordered(orders.order(ID, RESEND, these(sendAndLose(3)), REASON, true));

    ordered(orders.stop(ID));
    resends.run();

    assertThat(stands(ID)).isEqualTo("STOPPED: 0 waiting, 0 done, 0 there, 0 refused, 3 undone");
    assertThat(archive.list("/out")).isEmpty();
  }

  @Test
  void acknowledgedFilesAreLeftOutUnlessTheyAreWanted() throws IOException {
    Document taken = archive.place("g", "content");
    archive.get("/out/g");
    done(archive.directories().remove(archive.session(), RawPath.of("/out/g")));
    archive.ledger().settle();
    ResendSelection selection = these(List.of(taken));

    assertThat(orders.order(ID, RESEND, selection, REASON, true))
        .isInstanceOf(OrderOutcome.Refused.class);
    ordered(orders.order(ID, RESEND, selection, REASON, false));
    resends.run();

    assertThat(archive.list("/out")).containsExactly("g");
  }

  @Test
  void whatAFilterLetsThroughIsSentAgain() throws IOException {
    sendAndLose(3);
    archive.put("/in/f1", "theirs");
    HistoryFilter filter =
        new HistoryFilter(
            Optional.empty(),
            Optional.of(Direction.OUTBOUND),
            Optional.empty(),
            Optional.of("f1"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    ordered(orders.order(ID, RESEND, new ResendSelection.Matching(filter), REASON, true));
    resends.run();

    assertThat(archive.list("/out")).containsExactly("f1");
  }

  @Test
  void badInputIsRefusedBeforeAnythingIsDone() throws IOException {
    ResendSelection selection = these(sendAndLose(1));
    List<LedgerPosition> tooMany = new ArrayList<>();
    for (int i = 0; i <= ResendOrders.MOST; i++) {
      tooMany.add(new LedgerPosition(ACME, i));
    }

    assertThatThrownBy(() -> orders.order(ID, RESEND, selection, "  ", true))
        .hasMessageContaining("expected 1 to 500");
    assertThatThrownBy(() -> orders.preview(RESEND, new ResendSelection.Documents(tooMany)))
        .hasMessageContaining("more than 10000");
    assertThat(orders.stop(ID)).isInstanceOf(OrderOutcome.Unknown.class);
    assertThat(orders.find(ID)).isEmpty();
  }

  @Test
  void whatCameIsGivenToTheApplicationAgain() throws IOException {
    List<Document> all = new ArrayList<>(sendAndLose(1));
    all.add(archive.put("/in/first.xml", "<first/>"));
    all.add(archive.put("/in/second.xml", "<second/>"));
    UUID again = UUID.randomUUID();

    assertThat(orders.preview(REPLAY, these(all)).sentence())
        .isEqualTo("2 files, 1 partner, 1 to partners left out");
    ordered(orders.order(ID, REPLAY, these(all), REASON, true));
    resends.run();
    ordered(orders.order(again, REPLAY, these(all.subList(1, 2)), REASON, true));
    resends.run();
    archive.ledger().settle();

    assertThat(stands(ID)).isEqualTo("DONE: 0 waiting, 2 done, 0 there, 0 refused, 0 undone");
    assertThat(stands(again)).isEqualTo("DONE: 0 waiting, 1 done, 0 there, 0 refused, 0 undone");
    assertThat(given).containsExactly("first.xml 2", "second.xml 2", "first.xml 3");
    assertThat(archive.list("/in")).containsExactly("first.xml", "second.xml");
    assertThat(archive.ledger().types(ACME).stream().filter("document.replayed"::equals))
        .hasSize(3);
  }
}
