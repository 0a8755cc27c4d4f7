package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What must hold on every database: a partner exchanges files by SFTP, people find them by REST.
abstract class ExchangeContract {

  @TempDir Path here;

  abstract Sftp partner();

  abstract Api auditor();

  abstract Api business();

  /// Somebody who may send.
  abstract Api sender();

  abstract String partnerId();

  abstract ServerSetup setup();

  @Test
  void whatTheServerStoredIsAsItWasWritten() throws Exception {
    Path file = Files.writeString(here.resolve("checked.txt"), "checked");
    partner()
        .succeed("put " + file + " in/checked.txt", "chmod 600 in/checked.txt", "ls in", "ls out");

    Check.clean(setup(), "--fresh");
  }

  @Test
  void aFileComesBackByteForByteAndIsDescribedByItsDigest() throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    Path large = Files.write(here.resolve("large.bin"), bytes);

    partner()
        .succeed("put " + large + " in/large.bin", "get in/large.bin " + here.resolve("back.bin"));

    assertThat(here.resolve("back.bin")).hasBinaryContent(bytes);
    JsonObject document = only(exchanges("large.bin"));
    assertThat(document.get("sha256").getAsString())
        .isEqualTo(HexFormat.of().formatHex(sha256(bytes)));
    assertThat(document.get("size").getAsLong()).isEqualTo(bytes.length);
    HttpResponse<String> content =
        auditor().get("/api/v1/documents/" + document.get("id").getAsString() + "/content");
    assertThat(content.headers().firstValue("Repr-Digest"))
        .hasValue("sha-256=:" + Base64.getEncoder().encodeToString(sha256(bytes)) + ":");
  }

  @Test
  void whatWeSendIsSentOnceAndItsDeliveryIsTold() throws Exception {
    String address = "/api/v1/interfaces/" + partnerId() + ".invoices/files/sent.bin";
    byte[] bytes = new byte[300_000];
    new Random(2).nextBytes(bytes);
    HttpResponse<String> first = send(address, "sent-1", bytes);
    HttpResponse<String> again = send(address, "sent-1", bytes);
    HttpResponse<String> duplicate = send(address, "sent-2", bytes);

    partner()
        .succeed(
            "get out/sent.bin " + here.resolve("sent.bin"),
            "rename out/sent.bin out/sent.bin.done");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(duplicate.statusCode()).isEqualTo(409);
    assertThat(here.resolve("sent.bin")).hasBinaryContent(bytes);
    JsonObject delivery = only(exchanges("sent.bin")).getAsJsonObject("delivery");
    assertThat(delivery.get("state").getAsString()).isEqualTo("acknowledged");
    assertThat(delivery.has("deliveredAt")).isTrue();
  }

  private HttpResponse<String> send(String address, String key, byte[] bytes) {
    return Api.send(
        sender()
            .request(address)
            .header("Idempotency-Key", key)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)));
  }

  @Test
  void thePartnersHalfOfTheLogIsFetchedAndAccepted() throws Exception {
    Path file = Files.writeString(here.resolve("proven.txt"), "proven");
    Path policy = here.resolve("policy");
    Path receipts = here.resolve("receipts");
    partner().succeed("put " + file + " in/proven.txt");

    Eventually.within(
        Duration.ofSeconds(3),
        "the receipt",
        () -> partner().run("ls /.exchange/receipts/*/*/*/proven.txt.*").isDone());
    Files.createDirectory(receipts);
    partner()
        .succeed(
            "get /.exchange/log/policy " + policy,
            "get /.exchange/receipts/*/*/*/proven.txt.* " + receipts + "/",
            "get -r /.exchange/log " + here.resolve("log"));

    try (Stream<Path> fetched = Files.list(receipts)) {
      Verifiers.accept("receipt", fetched.findFirst().orElseThrow(), policy);
    }
    Verifiers.accept("mirror", here.resolve("log"), policy);
  }

  @Test
  void whateverHappensToTheNameTheDocumentStays() throws Exception {
    Path file = Files.writeString(here.resolve("kept-for-ever.txt"), "kept for ever");
    partner().succeed("put " + file + " in/kept-for-ever.txt");

    partner()
        .succeed(
            "rename in/kept-for-ever.txt in/kept-for-ever-elsewhere.txt",
            "rm in/kept-for-ever-elsewhere.txt");

    assertThat(partner().run("ls in/kept-for-ever.txt").isDone()).isFalse();
    assertThat(partner().run("ls in/kept-for-ever-elsewhere.txt").isDone()).isFalse();
    JsonObject document = only(exchanges("kept-for-ever.txt"));
    assertThat(
            auditor()
                .get("/api/v1/documents/" + document.get("id").getAsString() + "/content")
                .body())
        .isEqualTo("kept for ever");
  }

  @Test
  void theSameNameAgainIsANewVersionAndTheEarlierOneStays() throws Exception {
    Path first = Files.writeString(here.resolve("first.txt"), "first version");
    Path second = Files.writeString(here.resolve("second.txt"), "second version");

    partner()
        .succeed(
            "put " + first + " in/twice.txt",
            "put " + second + " in/twice.txt",
            "get in/twice.txt " + here.resolve("now.txt"));

    assertThat(here.resolve("now.txt")).hasContent("second version");
    assertThat(exchanges("twice.txt")).hasSize(2);
  }

  @Test
  void aTreeIsSentWholeAndListedAsSent() throws Exception {
    Path tree = Files.createDirectories(here.resolve("tree/below"));
    Files.writeString(tree.resolve("leaf.txt"), "leaf");
    Files.createFile(here.resolve("tree/empty.txt"));

    partner().succeed("mkdir in/new", "put -r " + here.resolve("tree") + " in/");

    assertThat(partner().succeed("ls -1 in/tree").lines())
        .contains("in/tree/below", "in/tree/empty.txt");
    assertThat(partner().succeed("ls -1 in/tree/below").lines()).contains("in/tree/below/leaf.txt");
    assertThat(partner().run("rmdir in/tree").isDone())
        .as("a directory with entries is not removed")
        .isFalse();
    partner().succeed("rmdir in/new");
  }

  @Test
  void everyStepOfASessionIsInTheAccessLog() throws Exception {
    Path file = Files.writeString(here.resolve("logged.csv"), "a;b\n1;2\n");

    partner()
        .succeed(
            "put " + file + " in/logged.csv",
            "ls in",
            "get in/logged.csv " + here.resolve("read.csv"),
            "rm in/logged.csv");

    Eventually.holds(
        Duration.ofSeconds(10),
        () -> {
          String session = only(exchanges("logged.csv")).get("session").getAsString();
          List<String> types =
              auditor().items("/api/v1/events?session=" + session + "&limit=100").stream()
                  .map(event -> event.get("type").getAsString())
                  .toList();
          assertThat(types)
              .contains(
                  "session.opened",
                  "upload.opened",
                  "file.received",
                  "dir.listed",
                  "file.read",
                  "file.removed",
                  "session.closed");
        });
  }

  @Test
  void aPackingListIsLinkedToTheFileItRestsOnAndTheFileShowsIt() throws Exception {
    Path file =
        Files.writeString(
            here.resolve("despatch.xml"), "<DespatchAdvice><ID>PL-7</ID></DespatchAdvice>");
    partner().succeed("put " + file + " in/despatch.xml");
    String document = only(exchanges("despatch.xml")).get("id").getAsString();

    JsonObject packingList =
        business()
            .created(
                "/api/v1/business-documents",
                """
                {"partner":"%s","kind":"packing-list","number":"PL-7","issuedOn":"2026-11-20",
                 "lines":[{"item":"4711","description":"Beeswax","quantity":90,"unit":"KGM"}]}
                """
                    .formatted(partnerId()));
    String id = packingList.get("id").getAsString();
    business()
        .created(
            "/api/v1/business-documents/" + id + "/links",
            "{\"documents\":[\"" + document + "\"]}");

    assertThat(business().items("/api/v1/documents/" + document + "/business-documents"))
        .extracting(resting -> resting.get("number").getAsString())
        .containsExactly("PL-7");
  }

  private List<JsonObject> exchanges(String name) {
    return auditor().items("/api/v1/exchanges?partner=" + partnerId() + "&name=" + name);
  }

  private static JsonObject only(List<JsonObject> items) {
    assertThat(items).hasSize(1);
    return items.getFirst();
  }

  private static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }
}
