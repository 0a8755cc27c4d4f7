package org.tallystick.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.archive.TestArchive.done;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tallystick.archive.Document;
import org.tallystick.archive.TestArchive;
import org.tallystick.directory.Refusal.Reason;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.TestLedger;
import org.tallystick.partner.PartnerSession;

/// What a partner asks below `/.exchange`, and what it is answered.
class InBandQueriesTest extends InBandFixture {

  @Test
  void theListOfADayHasEveryFileEitherWayWithWhatBecameOfIt() throws IOException {
    archive.put("/in/order one.txt", "one");
    send("invoice.txt", "two");
    archive.get("/out/invoice.txt");
    archive.ledger().settle();

    String csv = exchange.get(acme, "/.exchange/messages/" + DAY + ".csv");
    String jsonl = exchange.get(acme, "/.exchange/messages/" + DAY + ".jsonl");

    List<String> lines = csv.lines().toList();
    assertThat(csv).endsWith("\r\n");
    assertThat(lines)
        .hasSize(3)
        .first()
        .asString()
        .startsWith("time,direction,interface,path,name,size,sha256,index,document,delivered");
    assertThat(lines.get(1))
        .contains(",inbound,acme.orders,/in/order%20one.txt,order%20one.txt,3," + sha256("one"))
        .endsWith(",".repeat(7));
    assertThat(lines.get(2))
        .contains(",outbound,acme.invoices,/out/invoice.txt,invoice.txt,3," + sha256("two"))
        .contains(",2026-11-20T08:00:00Z,")
        .endsWith(",,,1,1");
    assertThat(jsonl.lines())
        .hasSize(2)
        .last()
        .asString()
        .contains("\"delivered\":\"2026-11-20T08:00:00Z\"", "\"direction\":\"outbound\"");
  }

  @Test
  void whatAListingSaysIsWhatFetchingGivesWhateverHappensInBetween() throws IOException {
    for (int day = 0; day < 4; day++) {
      archive.put("/in/a" + day, "x");
      send("b" + day, "y" + day);
      archive.ledger().clock().move(Duration.ofDays(1));
    }
    List<HandoutEntry> messages = exchange.list(acme, "/.exchange/messages");
    List<HandoutEntry> received = exchange.list(acme, "/.exchange/received");
    for (int day = 0; day < 4; day++) {
      archive.get("/out/b" + day);
    }
    archive.put("/in/later", "z");
    archive.ledger().settle();

    assertThat(messages).hasSize(8);
    assertThat(received).hasSize(4);
    for (HandoutEntry entry : messages) {
      assertThat(exchange.bytes(acme, "/.exchange/messages/" + entry.name().text()))
          .hasSize((int) entry.size());
    }
    for (HandoutEntry entry : received) {
      assertThat(exchange.bytes(acme, "/.exchange/received/" + entry.name().text()))
          .hasSize((int) entry.size());
    }
    String newest = messages.getFirst().name().text();
    HandoutEntry again = done(exchange.status(acme, "/.exchange/messages/" + newest));
    assertThat(again.size()).isGreaterThan(messages.getFirst().size());
    assertThat(exchange.bytes(acme, "/.exchange/messages/" + newest)).hasSize((int) again.size());
  }

  @Test
  void aListingShowsTheNewestDaysAndOlderOnesAreThereByName() {
    for (int day = 0; day < 35; day++) {
      archive.put("/in/a" + day, "x");
      archive.ledger().clock().move(Duration.ofDays(1));
    }

    assertThat(exchange.names(acme, "/.exchange/messages"))
        .hasSize(2 * 31)
        .startsWith("2026-12-24.csv", "2026-12-24.jsonl", "2026-12-23.csv")
        .doesNotContain(DAY + ".csv");
    assertThat(exchange.get(acme, "/.exchange/messages/" + DAY + ".csv").lines()).hasSize(2);
    assertThat(refused(exchange.status(acme, "/.exchange/messages/2026-11-19.csv")))
        .isEqualTo(Reason.NO_SUCH_PATH);
    assertThat(refused(exchange.status(acme, "/.exchange/messages/2026-02-30.csv")))
        .isEqualTo(Reason.NO_SUCH_PATH);
  }

  @Test
  void everyDigestIsAnsweredBeItWithNo() {
    archive.put("/in/order.txt", "one");
    send("invoice.txt", "two");

    String yes = exchange.get(acme, "/.exchange/received/" + sha256("one") + ".json");
    String ours = exchange.get(acme, "/.exchange/received/" + sha256("two") + ".json");
    String no = exchange.get(acme, "/.exchange/received/" + sha256("three") + ".json");

    assertThat(yes)
        .contains(
            "\"received\": true", "\"path\":\"/in/order.txt\"", "\"takenByApplication\":false");
    assertThat(ours).contains("\"received\": false");
    assertThat(no).contains("\"received\": false", sha256("three"));
    assertThat(refused(exchange.status(acme, "/.exchange/received/xyz.json")))
        .isEqualTo(Reason.NO_SUCH_PATH);
    assertThat(exchange.names(acme, "/.exchange/received")).containsExactly(DAY + ".jsonl");
  }

  @Test
  void aFileThatWasTakenAwayIsThereAgainWhenTheRequestIsClosed() throws IOException {
    Document first = send("INV-1.xml", "bytes of it");
    fetchAndRemove("/out/INV-1.xml");
    assertThat(archive.list("/out")).isEmpty();

    done(exchange.put(acme, "/.exchange/requests/resend-1.txt", "# please\nINV-1.xml\n"));

    assertThat(archive.list("/out")).containsExactly("INV-1.xml");
    assertThat(archive.get("/out/INV-1.xml"))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("bytes of it");
    assertThat(exchange.get(acme, "/.exchange/answers/resend-1.txt.json"))
        .contains(
            "\"understood\": true",
            "\"done\": 1",
            "\"resends\":\"" + first.position() + "\"",
            "\"path\":\"/out/INV-1.xml\"");
    assertThat(exchange.get(acme, "/.exchange/answers/resend-1.txt.txt"))
        .contains("INV-1.xml\n    it is there again: /out/INV-1.xml");
    assertThat(exchange.get(acme, "/.exchange/requests/resend-1.txt")).startsWith("# please");
    assertThat(exchange.names(acme, "/.exchange/answers"))
        .containsExactly("resend-1.txt.json", "resend-1.txt.txt");
    archive.ledger().settle();
    assertThat(exchange.get(acme, "/.exchange/messages/" + DAY + ".csv").lines())
        .anySatisfy(line ->
            assertThat(line)
                .contains("," + first.position() + ",")
                .endsWith(",," + resent() + ",1,2"))
        .anySatisfy(line -> assertThat(line).endsWith("," + first.position().index() + ",,2,2"));
    assertThat(exchange.get(acme, "/.exchange/messages/" + DAY + ".jsonl").lines())
        .anySatisfy(line -> assertThat(line).contains("\"attempt\":2,\"attempts\":2"));
    assertThat(archive.ledger().types(TestLedger.ACME))
        .containsSubsequence("file.acknowledged", "resend.requested", "file.placed");
  }

  private String resent() {
    return String.valueOf(archive.ledger().types(TestLedger.ACME).lastIndexOf("file.placed"));
  }

  @Test
  void filesAreAskedForByDigestDayPathAndDocumentToo() throws IOException {
    Document a = send("a.xml", "a");
    send("b.xml", "b");
    send("c.xml", "c");
    send("d.xml", "d");
    for (String name : List.of("a", "b", "c")) {
      fetchAndRemove("/out/" + name + ".xml");
    }

    done(
        exchange.put(
            acme,
            "/.exchange/requests/resend-x.json",
            "{\"resend\": [{\"document\": \"%s\"}, {\"sha256\": \"%s\"}, {\"name\": \"/out/c.xml\"}, {\"day\": \"%s\"}]}"
                .formatted(a.position(), sha256("b"), DAY)));

    assertThat(archive.list("/out")).containsExactly("a.xml", "b.xml", "c.xml", "d.xml");
    assertThat(exchange.get(acme, "/.exchange/answers/resend-x.json.json"))
        .contains("\"asked\": 4", "\"done\": 3", "\"alreadyThere\": 1", "\"refused\": 3");
  }

  @Test
  void whatWasNeverSentAndWhatIsAnothersGetTheSameAnswer() throws SQLException {
    archive.put("/in/secret.txt", "their own");
    send("mine.xml", "mine");
    anotherPartner("globex", "theirs.xml", sha256("theirs"));
    PartnerSession other = TestArchive.session("acme");

    done(
        exchange.put(
            other,
            "/.exchange/requests/resend-1.csv",
            "sha256,name,document\r\n%s,,\r\n%s,,\r\n,theirs.xml,\r\n,nobodys.xml,\r\n,secret.txt,\r\n,,globex.1\r\n,,acme.999\r\n"
                .formatted(sha256("theirs"), sha256("nobody's"))));

    String answer = exchange.get(other, "/.exchange/answers/resend-1.csv.json");
    assertThat(answer.lines().filter(line -> line.contains("\"outcome\"")))
        .hasSize(7)
        .map(line -> line.replaceAll("\"asked\":\"[^\"]*\"", "").replaceAll("[],]*$", ""))
        .containsOnly(
            "    {,\"outcome\":\"refused\",\"why\":\"nothing of this kind was sent to you\"}");
  }

  private void anotherPartner(String id, String name, String sha256) throws SQLException {
    archive
        .ledger()
        .ledger()
        .append(LogId.SYSTEM, transaction -> transaction.begin(new LogId(id)).size());
    try (var connection = archive.database().source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into content (sha256, size, is_inline) values (X'%s', 6, false)"
              .formatted(sha256));
      statement.execute(
          "insert into document (log_id, idx, direction, interface_id, sha256, size, archived_at)"
              + " values ('%s', 0, 'OUTBOUND', 'acme.invoices', X'%s', 6, current_timestamp)"
                  .formatted(id, sha256));
      statement.execute(
          "insert into document_name (log_id, idx, path, name_text, name_key) values ('%s', 0, cast('/out/%s' as varbinary), '%s', '%s')"
              .formatted(id, name, name, name));
    }
  }

  @Test
  void anAccountGetsNothingOfInterfacesItMayNotUse() throws IOException, SQLException {
    send("INV-1.xml", "bytes");
    fetchAndRemove("/out/INV-1.xml");
    try (var connection = archive.database().source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "insert into account (id, partner_id, login, disabled, created_at) values ('clerk', 'acme', 'clerk', false, current_timestamp)");
      statement.execute(
          "insert into account_interface (account_id, interface_id) values ('clerk', 'acme.orders')");
    }
    PartnerSession clerk = TestArchive.session("clerk");

    done(exchange.put(clerk, "/.exchange/requests/resend-1.txt", "INV-1.xml"));

    assertThat(exchange.get(clerk, "/.exchange/answers/resend-1.txt.txt"))
        .contains("nothing of this kind was sent to you");
    assertThat(archive.list("/out")).isEmpty();
    assertThat(exchange.names(acme, "/.exchange/answers")).isEmpty();
    assertThat(exchange.names(clerk, "/.exchange/messages")).isEmpty();
  }

  @Test
  void onlySoManyFilesAreSentAgainInADay() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      send(name, name);
      fetchAndRemove("/out/" + name);
    }
    System.setProperty("TALLYSTICK_RESENDS_A_DAY", "2");
    try {
      done(exchange.put(acme, "/.exchange/requests/resend-1.txt", "a\nb\nc\n"));
      archive.ledger().clock().move(Duration.ofDays(1));
      done(exchange.put(acme, "/.exchange/requests/resend-2.txt", "c\n"));
    } finally {
      System.clearProperty("TALLYSTICK_RESENDS_A_DAY");
    }

    assertThat(exchange.get(acme, "/.exchange/answers/resend-1.txt.txt"))
        .contains("2 there again", "/out/c: you have had 2 files again today");
    assertThat(exchange.get(acme, "/.exchange/answers/resend-2.txt.txt")).contains("1 there again");
    assertThat(archive.list("/out")).containsExactly("a", "b", "c");
  }

  @Test
  void aNewerFileOfTheNameIsNeverReplaced() throws IOException {
    send("INV-1.xml", "old");
    fetchAndRemove("/out/INV-1.xml");
    send("INV-1.xml", "new");

    done(exchange.put(acme, "/.exchange/requests/resend-1.txt", sha256("old")));

    assertThat(exchange.get(acme, "/.exchange/answers/resend-1.txt.txt"))
        .contains("another file of this name is there, expected none");
    assertThat(archive.get("/out/INV-1.xml")).asString(StandardCharsets.UTF_8).isEqualTo("new");
  }

  @Test
  void aRequestThatCannotBeReadIsAnsweredWithWhatWasExpected() {
    done(exchange.put(acme, "/.exchange/requests/resend-bad.json", "this is { no JSON"));
    done(exchange.put(acme, "/.exchange/requests/resend-odd.json", "{\"nmae\": \"x\"}"));
    done(exchange.put(acme, "/.exchange/requests/resend-none.txt", ""));
    byte[] huge = new byte[(1 << 20) + 1];

    assertThat(refused(exchange.put(acme, "/.exchange/requests/resend-huge.txt", huge)))
        .isEqualTo(Reason.TOO_LARGE);

    assertThat(exchange.get(acme, "/.exchange/answers/resend-bad.json.json"))
        .contains("\"understood\": false", "is not JSON");
    assertThat(exchange.get(acme, "/.exchange/answers/resend-odd.json.txt"))
        .contains("'nmae', expected one of sha256, name, day, document");
    assertThat(exchange.get(acme, "/.exchange/answers/resend-none.txt.txt"))
        .contains("asks for nothing");
    assertThat(exchange.get(acme, "/.exchange/answers/resend-huge.txt.txt"))
        .contains("too large, expected at most 1048576 bytes");
    assertThat(archive.ledger().types(TestLedger.ACME))
        .filteredOn("resend.requested"::equals)
        .hasSize(4);
  }

  @Test
  void aPartNameIsADraftUntilItIsRenamed() throws IOException {
    send("INV-1.xml", "bytes");
    fetchAndRemove("/out/INV-1.xml");
    String part = "/.exchange/requests/resend-1.txt.filepart";
    done(exchange.put(acme, part, "INV-1.xml"));

    assertThat(done(exchange.status(acme, part)).size()).isEqualTo(9);
    assertThat(archive.list("/out")).isEmpty();
    assertThat(refused(exchange.status(TestArchive.session("acme"), part)))
        .isEqualTo(Reason.NO_SUCH_PATH);
    done(
        exchange
            .dropbox()
            .rename(acme, RawPath.of(part), RawPath.of("/.exchange/requests/resend-1.txt"))
            .orElseThrow());

    assertThat(archive.list("/out")).containsExactly("INV-1.xml");
    assertThat(refused(exchange.status(acme, part))).isEqualTo(Reason.NO_SUCH_PATH);
  }

  @Test
  void aSessionThatEndsTakesItsDraftsAlong() throws IOException {
    RawPath path = RawPath.of("/.exchange/requests/resend-1.txt");
    DroppedDraft draft = done(exchange.dropbox().open(acme, path, FRESH));
    draft.write(ByteBuffer.wrap(new byte[] {'x'}), 0);

    exchange.dropbox().interrupted(acme, draft);
    done(exchange.put(acme, "/.exchange/requests/resend-2.txt.part", "x"));
    exchange.handouts().left(acme);

    assertThat(exchange.names(acme, "/.exchange/requests")).isEmpty();
    try (var left = Files.list(folder.resolve("data/scratch/drafts"))) {
      assertThat(left).isEmpty();
    }
    assertThat(archive.ledger().types(TestLedger.ACME)).doesNotContain("resend.requested");
  }

  @Test
  void onlyRequestsAndManifestsAreTaken() {
    for (String path :
        List.of(
            "/.exchange/mine.txt",
            "/.exchange/answers/resend-1.txt.json",
            "/.exchange/messages/" + DAY + ".csv",
            "/.exchange/requests/deeper/resend-1.txt")) {
      assertThat(Dropbox.takes(RawPath.of(path))).as(path).isFalse();
    }
    assertThat(refused(exchange.put(acme, "/.exchange/requests/holiday.jpg", "x")))
        .isEqualTo(Reason.NOT_AGREED);
    assertThat(refused(exchange.put(acme, "/.exchange/manifests/" + DAY + ".csv", "x")))
        .isEqualTo(Reason.NOT_AGREED);
    assertThat(archive.ledger().types(TestLedger.ACME)).contains("operation.refused");
  }
}
