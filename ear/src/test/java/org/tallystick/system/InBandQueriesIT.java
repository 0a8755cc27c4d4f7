package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Everything a partner can ask is asked with one batch file of OpenSSH's `sftp`, the one the documentation shows.
@ExtendWith(SharedServer.class)
@SuppressWarnings("NullAway.Init")
class InBandQueriesIT {

  private static final String ORDER = "<order number=\"4711\"/>\n";

  @TempDir private Path here;
  private RunningServer server;

  @BeforeEach
  void share(RunningServer shared) {
    server = shared;
  }

  private static String sha256(String content) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
  }

  /// The commands of `docs/partners.md`, with the local files in this test's folder.
  private List<String> batch() throws IOException {
    List<String> lines = Files.readAllLines(Checkout.root().resolve("docs/partners.md"));
    int begin = lines.indexOf("<!-- today.batch -->") + 1;
    return lines.subList(begin, lines.size()).stream()
        .takeWhile(line -> line.startsWith("    "))
        .map(String::strip)
        .toList();
  }

  private JsonObject json(String file) throws IOException {
    return JsonParser.parseString(Files.readString(here.resolve(file))).getAsJsonObject();
  }

  @Test
  void theWholeCycleIsOneBatchFile() throws Exception {
    Files.writeString(here.resolve("order.xml"), ORDER);
    Files.writeString(here.resolve("resend-1.txt"), "INV-1001.xml\n");
    Files.writeString(here.resolve("ours.sha256"), sha256(ORDER) + "  order.xml\n");
    List<String> commands = batch();
    assertThat(commands).contains("put order.xml in/", "get /.exchange/answers/ours.sha256.json");
    server.sftp().succeed("get out/INV-1001.xml " + here.resolve("before.xml"));
    commands = new ArrayList<>(commands);
    commands.addFirst("lcd " + here);

    Sftp.Answer answer = server.sftp().succeed(commands.toArray(String[]::new));

    assertThat(answer.lines()).anyMatch(line -> line.matches(".*/\\d{4}-\\d\\d-\\d\\d\\.csv"));
    assertThat(Files.readString(here.resolve("README.txt"))).contains("requests/");
    assertThat(Files.readAllLines(here.resolve(LocalDate.now(ZoneOffset.UTC) + ".jsonl")))
        .anySatisfy(line -> assertThat(line).contains(sha256(ORDER)));
    assertThat(json("received.json").get("received").getAsBoolean()).isTrue();
    assertThat(here.resolve("INV-1001.xml")).hasSameBinaryContentAs(here.resolve("before.xml"));
    assertThat(Files.readString(here.resolve("resend-1.txt.txt")))
        .contains("it is there again: /out/INV-1001.xml");
    assertThat(json("ours.sha256.json").get("identical").getAsInt()).isEqualTo(1);
    assertThat(
            server.api("auditor").items("/api/v1/events?log=acme&limit=100&type=resend.requested"))
        .isNotEmpty();
    JsonObject placed =
        server.api("auditor").items("/api/v1/events?log=acme&limit=5&type=file.placed").getFirst();
    assertThat(placed.toString()).contains("resends", "INV-1001.xml");
    assertThat(
            server
                .api("auditor")
                .items("/api/v1/manifest-comparisons")
                .getFirst()
                .get("name")
                .getAsString())
        .isEqualTo("ours.sha256");
  }

  @Test
  void aListOfOneInterfaceIsComparedWithItsFilesAlone() throws Exception {
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    String list = "mine-" + today + ".orders.csv";
    Files.writeString(here.resolve("order.xml"), ORDER);
    Files.writeString(
        here.resolve(list), "direction,name,sha256\nsent,never.xml," + sha256("never") + "\n");

    server
        .sftp()
        .succeed(
            "lcd " + here,
            "put order.xml in/of-one-interface.xml",
            "put " + list + " /.exchange/manifests/",
            "get /.exchange/answers/" + list + ".json",
            "get /.exchange/answers/" + list + ".csv");

    assertThat(json(list + ".json").get("interface").getAsString()).isEqualTo("acme.orders");
    assertThat(Files.readAllLines(here.resolve(list + ".csv")))
        .anyMatch(line -> line.startsWith("only-ours,inbound,of-one-interface.xml,"))
        .noneMatch(line -> line.contains(",outbound,"));
    assertThat(
            server
                .api("auditor")
                .items("/api/v1/manifest-comparisons?limit=1")
                .getFirst()
                .get("interface")
                .getAsString())
        .isEqualTo("acme.orders");
    requireThatTheScreenShowsIt(list);
  }

  private void requireThatTheScreenShowsIt(String list) {
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "auditor", "/manifests");
      page.locator("#comparisons").getByText(list).first().click();
      page.locator("#name input").fill("of-one-interface");
      Browser.shown(page.locator("#differences").getByText("of-one-interface.xml").first());
      page.locator("#name input").fill("never");
      Browser.shown(page.locator("#differences").getByText("never.xml").first());
      Eventually.within(
          Duration.ofSeconds(15),
          "only what has the word is shown",
          () -> !page.locator("#differences").innerText().contains("of-one-interface"));
    }
  }

  @Test
  void anAdministratorGivesAnInterfaceACutOffOfItsOwn() {
    Api admin = server.api("admin");
    String path = "/api/v1/interfaces/acme.orders/manifest-cut-off";
    HttpRequest.BodyPublisher noon =
        HttpRequest.BodyPublishers.ofString("{\"time\": \"12:00\", \"zone\": \"Europe/Berlin\"}");

    var refused =
        Api.send(
            server
                .api("auditor")
                .request(path)
                .header("Content-Type", "application/json")
                .PUT(noon));
    var set = Api.send(admin.request(path).header("Content-Type", "application/json").PUT(noon));
    JsonObject own = admin.json(path);
    var withdrawn = Api.send(admin.request(path).DELETE());
    var again = Api.send(admin.request(path).DELETE());

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(set.statusCode()).isEqualTo(200);
    assertThat(own.get("own").getAsBoolean()).isTrue();
    assertThat(own.get("time").getAsString()).isEqualTo("12:00");
    assertThat(withdrawn.statusCode()).isEqualTo(200);
    assertThat(admin.json(path).get("own").getAsBoolean()).isFalse();
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(again.body()).contains("no cut-off of its own");
  }

  @Test
  void whatAListingSaysIsWhatFetchingGives() throws Exception {
    Files.writeString(here.resolve("order.xml"), ORDER);

    Sftp.Answer answer =
        server
            .sftp()
            .succeed(
                "put " + here.resolve("order.xml") + " in/listed.xml",
                "ls -l /.exchange/messages",
                "get -r /.exchange/messages " + here.resolve("messages"),
                "ls -l /.exchange/received",
                "get -r /.exchange/received " + here.resolve("received"));

    for (String line : answer.lines()) {
      String[] words = line.strip().split(" +");
      if (words.length == 9 && words[8].startsWith("/.exchange/")) {
        assertThat(here.resolve(words[8].substring("/.exchange/".length())))
            .hasSize(Long.parseLong(words[4]));
      }
    }
    assertThat(here.resolve("messages")).isNotEmptyDirectory();
    assertThat(here.resolve("received")).isNotEmptyDirectory();
  }

  @Test
  void everyRequestIsAnsweredAndNothingOfOthersIsTold() throws Exception {
    NewPartner other = NewPartner.bringUp(server, server.api("admin"), "soylent", here);
    Files.writeString(here.resolve("resend-bad.json"), "no JSON at all");
    Files.writeString(here.resolve("resend-others.csv"), "name\nINV-1001.xml\nnever-there.xml\n");
    Files.write(here.resolve("resend-huge.txt"), new byte[(1 << 20) + 1]);

    Sftp.Answer answer =
        other
            .sftp()
            .run(
                "lcd " + here,
                "put resend-bad.json /.exchange/requests/",
                "get /.exchange/answers/resend-bad.json.txt",
                "put resend-others.csv /.exchange/requests/.resend-others.csv.part",
                "rename /.exchange/requests/.resend-others.csv.part /.exchange/requests/resend-others.csv",
                "get /.exchange/answers/resend-others.csv.json",
                "-put resend-huge.txt /.exchange/requests/",
                "get /.exchange/answers/resend-huge.txt.txt",
                "-rm /.exchange/answers/resend-bad.json.txt",
                "-put resend-bad.json /.exchange/holiday.json",
                "-put resend-bad.json /.exchange/requests/holiday.jpg",
                "ls -1 /.exchange/answers");

    assertThat(answer.isDone()).as(answer.errors()).isTrue();
    assertThat(Files.readString(here.resolve("resend-bad.json.txt"))).contains("is not JSON");
    assertThat(Files.readString(here.resolve("resend-huge.txt.txt")))
        .contains("too large, expected at most 1048576 bytes");
    List<String> results =
        Files.readAllLines(here.resolve("resend-others.csv.json")).stream()
            .filter(line -> line.contains("\"outcome\""))
            .map(line -> line.replaceAll("\"asked\":\"[^\"]*\"", "").replaceAll("[],]*$", ""))
            .toList();
    assertThat(results)
        .hasSize(2)
        .containsOnly(
            "    {,\"outcome\":\"refused\",\"why\":\"nothing of this kind was sent to you\"}");
    assertThat(answer.errors()).contains("ermission denied");
    assertThat(answer.lines().stream().filter(line -> line.startsWith("/.exchange/answers/")))
        .hasSize(6);
  }

  @Test
  void aManifestOfThousandsOfLinesIsComparedWithinTheClose() throws Exception {
    StringBuilder sums = new StringBuilder();
    for (int i = 0; i < 60_000; i++) {
      sums.append("%064x  file-%05d.dat\n".formatted(i, i));
    }
    Files.writeString(here.resolve("many.sha256"), sums);

    server
        .sftp()
        .succeed(
            "lcd " + here,
            "put many.sha256 /.exchange/manifests/",
            "get /.exchange/answers/many.sha256.json",
            "get /.exchange/answers/many.sha256.csv");

    assertThat(json("many.sha256.json").get("onlyTheirs").getAsInt()).isEqualTo(60_000);
    assertThat(Files.readAllLines(here.resolve("many.sha256.csv"))).hasSizeGreaterThan(60_000);
    JsonObject first =
        server.api("auditor").items("/api/v1/manifest-comparisons?limit=1").getFirst();
    assertThat(
            server
                .api("auditor")
                .items(
                    "/api/v1/manifest-comparisons/"
                        + first.get("id").getAsString()
                        + "/differences?kind=only-theirs&limit=3"))
        .hasSize(3);
  }

  @Test
  void programsAskTheSameOverRest() throws Exception {
    Files.writeString(here.resolve("order.xml"), ORDER);
    server.sftp().succeed("put " + here.resolve("order.xml") + " in/over-rest.xml");
    Api business = server.api("business");
    String today = LocalDate.now(ZoneOffset.UTC).toString();

    var csv = business.get("/api/v1/messages?partner=acme&format=csv&day=" + today);
    var yes = business.get("/api/v1/received/" + sha256(ORDER) + "?partner=acme");
    var no = business.get("/api/v1/received/" + sha256("never") + "?partner=acme");

    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(String.valueOf(csv.body()))
        .startsWith("time,direction,")
        .contains("/in/over-rest.xml");
    assertThat(String.valueOf(yes.body())).contains("\"received\": true");
    assertThat(String.valueOf(no.body())).contains("\"received\": false");
  }
}
