package org.tallystick.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.archive.Placement;
import org.tallystick.archive.TestArchive;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal.Reason;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.mirror.Mirror;
import org.tallystick.evidence.mirror.MirrorVerdict;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.receipt.Receipt;
import org.tallystick.evidence.tlog.Verification;
import org.tallystick.ledger.LeafRow;
import org.tallystick.ledger.SessionId;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;
import org.tallystick.proof.TestProofs;

class HandoutsTest {

  @TempDir private Path folder;
  private TestArchive archive;
  private TestProofs proofs;
  private Handouts handouts;
  private String day = "";

  @BeforeEach
  void open() throws IOException {
    archive = new TestArchive(Files.createDirectories(folder.resolve("data")));
    proofs = new TestProofs(archive);
    handouts = InBand.wire(archive).handouts();
    day =
        "/.exchange/receipts/"
            + archive.ledger().clock().instant().toString().substring(0, 10).replace('-', '/');
  }

  @AfterEach
  void close() {
    archive.close();
  }

  private List<HandoutEntry> list(PartnerSession by, String path, int limit) {
    HandoutListing listing =
        done(archive.database().read(() -> handouts.list(by, RawPath.of(path))));
    List<HandoutEntry> all = new ArrayList<>();
    List<HandoutEntry> page;
    do {
      page = archive.database().read(() -> handouts.page(by, listing, limit));
      all.addAll(page);
    } while (!page.isEmpty());
    return all;
  }

  private List<String> names(PartnerSession by, String path) {
    return list(by, path, 3).stream().map(entry -> entry.name().text()).toList();
  }

  private Outcome<HandoutEntry> status(PartnerSession by, String path) {
    return archive.database().read(() -> handouts.status(by, RawPath.of(path)));
  }

  private Outcome<HandoutFile> open(PartnerSession by, RawPath path) {
    return archive.database().read(() -> handouts.open(by, path));
  }

  private byte[] get(PartnerSession by, RawPath path) {
    HandoutFile file = done(open(by, path));
    ByteBuffer content = ByteBuffer.allocate(file.size() + 1);
    try {
      file.served(Math.max(0, file.read(content, 0)));
      handouts.close(by, file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Arrays.copyOf(content.array(), content.position());
  }

  private byte[] get(PartnerSession by, String path) {
    return get(by, RawPath.of(path));
  }

  private static Reason refused(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?> refused -> refused.refusal().reason();
      case Outcome.Done<?> done -> throw new AssertionError("done: " + done.value());
    };
  }

  private void placeForThem(String name) {
    Placement placement = archive.make(Placement.class);
    PartnerInterface out =
        archive
            .database()
            .read(
                () -> archive.database().entities().find(PartnerInterface.class, "acme.invoices"));
    done(placement.place(out, RawName.of(name), new byte[] {1, 2, 3}, "somebody"));
  }

  private Policy policy() {
    return Policy.parse(get(archive.session(), "/.exchange/log/policy"));
  }

  @Test
  void filesAndDeliveriesGetReceiptsOnceTheyAreSigned() throws IOException {
    archive.put("/in/sent.txt", "one");
    placeForThem("placed.txt");
    archive.get("/out/placed.txt");
    archive.get("/in/sent.txt");
    archive.ledger().settle();

    assertThat(refused(status(archive.session(), day))).isEqualTo(Reason.NO_SUCH_PATH);
    proofs.sign();

    assertThat(names(archive.session(), day))
        .hasSize(3)
        .satisfiesExactly(
            sent -> assertThat(sent).startsWith("sent.txt."),
            placed -> assertThat(placed).startsWith("placed.txt."),
            delivered -> assertThat(delivered).startsWith("placed.txt."));
    assertThat(names(archive.session(), "/.exchange/receipts"))
        .containsExactly(day.substring(20, 24));
    assertThat(names(archive.session(), day.substring(0, 27))).containsExactly(day.substring(28));
  }

  @Test
  void whatAListingSaysOfAReceiptIsWhatReadingGives() {
    for (int i = 0; i < 40; i++) {
      archive.put("/in/\"quoted\" \\ " + "\u20ac".repeat(i) + i, "content " + i);
      if (i % 7 == 0) {
        proofs.sign();
      }
    }
    proofs.sign();

    List<HandoutEntry> listed = list(archive.session(), day, 6);

    assertThat(listed).hasSize(40).doesNotHaveDuplicates();
    Policy policy = policy();
    for (HandoutEntry entry : listed) {
      RawPath path = RawPath.of(day).resolve(entry.name());
      byte[] receipt = get(archive.session(), path);
      assertThat((long) receipt.length).isEqualTo(entry.size());
      assertThat(done(archive.database().read(() -> handouts.status(archive.session(), path))))
          .isEqualTo(entry);
      assertThat(Receipt.parse(receipt).verify(policy)).isEqualTo(Verification.ACCEPTED);
    }
  }

  @Test
  void aReceiptNeverChanges() {
    archive.put("/in/a.txt", "one");
    proofs.sign();
    String path = day + "/" + names(archive.session(), day).getFirst();
    byte[] first = get(archive.session(), path);

    for (int i = 0; i < 300; i++) {
      archive.put("/in/later", "x" + i);
    }
    proofs.sign();

    assertThat(get(TestArchive.session("acme"), path)).isEqualTo(first);
  }

  @Test
  void aSessionSeesOneCheckpointAndMirrorsTheLogWithIt() throws IOException {
    for (int i = 0; i < 300; i++) {
      archive.put("/in/file-" + i, "x");
      if (i % 40 == 0) {
        proofs.sign();
      }
    }
    proofs.sign();
    byte[] seen = get(archive.session(), "/.exchange/log/checkpoint");
    archive.put("/in/later", "x");
    proofs.sign();

    mirror(archive.session(), "/.exchange/log", folder.resolve("mirror"));

    assertThat(folder.resolve("mirror/checkpoint")).hasBinaryContent(seen);
    assertThat(Mirror.verify(folder.resolve("mirror"), policy().bytes(), List.of()))
        .isInstanceOf(MirrorVerdict.Accepted.class)
        .asString()
        .contains("9 heads", "11 states of directories");
    assertThat(get(TestArchive.session("acme"), "/.exchange/log/checkpoint")).isNotEqualTo(seen);
  }

  private void mirror(PartnerSession by, String path, Path to) throws IOException {
    Files.createDirectories(to);
    for (HandoutEntry entry : list(by, path, 2)) {
      String below = path + "/" + entry.name().text();
      assertThat(done(status(by, below))).isEqualTo(entry);
      if (entry.isDirectory()) {
        mirror(by, below, to.resolve(entry.name().text()));
      } else {
        byte[] content = get(by, below);
        assertThat((long) content.length).as(below).isEqualTo(entry.size());
        Files.write(to.resolve(entry.name().text()), content);
      }
    }
  }

  @Test
  void beforeTheFirstSignatureThereIsNoLogYet() {
    assertThat(list(archive.session(), "/.exchange/log", 10)).isEmpty();
    assertThat(refused(status(archive.session(), "/.exchange/log/checkpoint")))
        .isEqualTo(Reason.NO_SUCH_PATH);

    proofs.sign();

    assertThat(names(archive.session(), "/.exchange/log"))
        .containsExactly("checkpoint", "policy", "tile");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    archive.put("/in/a.txt", "one");
    proofs.sign();
    String name = names(archive.session(), day).getFirst();

    for (String path :
        List.of(
            "/.exchange/other",
            "/.exchange/README.txt/x",
            "/.exchange/receipts/x",
            "/.exchange/receipts/1999",
            day + "/" + name + "/x",
            day + "/b.txt" + name.substring(5),
            day + "/a.txt.0.tlog-proof",
            day + "/a.txt.999999.tlog-proof",
            day.replaceAll("..$", "01") + "/" + name,
            "/.exchange/log/tile/1",
            "/.exchange/log/tile/0/000",
            "/.exchange/log/tile/0/000.p/1",
            "/.exchange/log/tile/states/000",
            "/.exchange/log/tile/states/001.p/1",
            "/.exchange/log/tile/entries/000.p/1/x",
            "/.exchange/log/checkpoint/x")) {
      assertThat(refused(status(archive.session(), path))).as(path).isEqualTo(Reason.NO_SUCH_PATH);
      assertThat(refused(open(archive.session(), RawPath.of(path))))
          .as(path)
          .isEqualTo(Reason.NO_SUCH_PATH);
    }
    assertThat(refused(open(archive.session(), RawPath.of(day)))).isEqualTo(Reason.IS_A_DIRECTORY);
  }

  @Test
  void anotherPartnerFindsNothingOfThis() {
    archive.put("/in/a.txt", "one");
    proofs.sign();
    String name = names(archive.session(), day).getFirst();
    PartnerSession other =
        new PartnerSession(
            SessionId.random(), new AccountId("other"), new PartnerId("other"), "192.0.2.1:1");

    assertThat(refused(status(other, day + "/" + name))).isEqualTo(Reason.NO_SUCH_PATH);
    assertThat(refused(open(other, RawPath.of(day + "/" + name)))).isEqualTo(Reason.NO_SUCH_PATH);
    assertThat(refused(open(other, RawPath.of("/.exchange/log/checkpoint"))))
        .isEqualTo(Reason.NO_SUCH_PATH);
    assertThat(list(other, "/.exchange/receipts", 10)).isEmpty();
    assertThat(list(other, "/.exchange/log", 10)).isEmpty();
  }

  @Test
  void anAccountOfOneInterfaceGetsNoReceiptsOfAnother() throws SQLException {
    archive.put("/in/a.txt", "one");
    placeForThem("b.txt");
    proofs.sign();
    limit("clerk", "acme.invoices");
    PartnerSession clerk = TestArchive.session("clerk");
    List<String> all = names(archive.session(), day);

    assertThat(all).hasSize(2);
    assertThat(names(clerk, day)).containsExactly(all.getLast());
    assertThat(refused(open(clerk, RawPath.of(day + "/" + all.getFirst()))))
        .isEqualTo(Reason.NO_SUCH_PATH);
    assertThat(get(clerk, day + "/" + all.getLast())).isNotEmpty();
  }

  private void limit(String account, String agreed) throws SQLException {
    try (var connection = archive.database().source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into account (id, partner_id, login, disabled, created_at) values ('%s', 'acme', '%s', false, current_timestamp)"
              .formatted(account, account));
      statement.execute(
          "insert into account_interface (account_id, interface_id) values ('%s', '%s')"
              .formatted(account, agreed));
    }
  }

  @Test
  void anErasedEventLeavesAReceiptWithoutWords() throws SQLException {
    archive.put("/in/secret name.txt", "one");
    proofs.sign();
    try (var connection = archive.database().source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("delete from event_bytes where log_id = 'acme'");
    }

    HandoutEntry entry = list(archive.session(), day, 5).getFirst();

    assertThat(entry.name().text()).startsWith("erased.");
    byte[] receipt = get(archive.session(), RawPath.of(day).resolve(entry.name()));
    assertThat((long) receipt.length).isEqualTo(entry.size());
    assertThat(Receipt.parse(receipt).event()).isEmpty();
    assertThat(Receipt.parse(receipt).verify(policy())).isEqualTo(Verification.ACCEPTED);
  }

  @Test
  void theUseOfASessionIsOneEventAndNothingElse() {
    archive.put("/in/a.txt", "one");
    proofs.sign();
    archive.ledger().settle();
    int before = lines().size();
    list(archive.session(), day, 5);
    byte[] page = get(archive.session(), "/.exchange/README.txt");
    status(archive.session(), "/.exchange");

    handouts.left(archive.session());
    handouts.left(archive.session());

    archive.ledger().settle();
    assertThat(lines().subList(before, lines().size()))
        .singleElement()
        .isInstanceOfSatisfying(
            Leaf.class,
            leaf -> {
              assertThat(leaf.type()).isEqualTo(EventType.EXCHANGE_FOLDER_USED);
              assertThat(leaf.subjects()).hasSize(2);
            });
    assertThat(new String(page, StandardCharsets.UTF_8)).contains("(here: acme)");
  }

  private List<LogLine> lines() {
    return archive
        .database()
        .read(() ->
            archive
                .database()
                .entities()
                .createQuery(
                    "select l from LeafRow l where l.key.logId = 'acme' order by l.key.index",
                    LeafRow.class)
                .getResultStream()
                .map(row -> LogLine.parse(row.bytes()))
                .toList());
  }

  @Test
  void aSessionThatNeverLookedLeavesNoEvent() {
    int before = lines().size();

    handouts.left(archive.session());

    archive.ledger().settle();
    assertThat(lines()).hasSize(before);
  }

  @Test
  void aSessionHoldsOnlySoMuchOpen() throws IOException {
    archive.put("/in/a.txt", "one");
    proofs.sign();
    RawPath readme = RawPath.of("/.exchange/README.txt");
    HandoutFile first = done(open(archive.session(), readme));
    long most = HandoutVisit.MOST_HELD / first.size();
    for (long i = 1; i < most; i++) {
      done(open(archive.session(), readme));
    }

    assertThat(refused(open(archive.session(), readme))).isEqualTo(Reason.TOO_LARGE);
    handouts.close(archive.session(), first);
    done(open(archive.session(), readme));
  }
}
