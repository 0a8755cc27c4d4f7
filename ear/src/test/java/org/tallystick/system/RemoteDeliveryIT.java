package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files are brought to partners' own servers and fetched from them although the server dies, again and again.
class RemoteDeliveryIT {

  private static final Duration SOON = Duration.ofSeconds(90);
  private static final int DEATHS = 2;
  private static final int FILES_EACH = Seed.LONG ? 5_000 : 500;

  @TempDir Path here;

  private static List<JsonObject> events(RunningServer server, String log, String type) {
    return server.api("auditor").items("/api/v1/events?limit=100&log=" + log + "&type=" + type);
  }

  /// The demo partner's invoices are sent again, although they still stand with us.
  private void resend(RunningServer server, String name) throws Exception {
    Path request = Files.writeString(here.resolve(name), "INV-1001.xml\nPRICES-2026-11.csv\n");
    server.sftp().succeed("put " + request + " /.exchange/requests/");
  }

  @Test
  void whatIsPlacedIsBroughtToEveryKindOfServer() throws Exception {
    try (RunningServer server = RunningServer.start(ServerSetup.fresh("remote-delivery"))) {
      RemotePartner acme = new RemotePartner(server.api("admin"), "acme");
      String key = acme.register(1, "nobody", "key");
      acme.password("a word of ours");
      List<String> kinds = List.of("openssh", "proftpd", "rclone");
      for (String kind : kinds) {
        Path folder = Files.createDirectory(here.resolve(kind));
        try (ForeignServer foreign =
            switch (kind) {
              case "openssh" -> ForeignServer.openSsh(folder, key);
              case "proftpd" -> ForeignServer.proFtpd(folder, key);
              default -> ForeignServer.rclone(folder, "a word of ours");
            }) {
          Path incoming = Files.createDirectories(foreign.files().resolve("incoming"));
          Files.writeString(incoming.resolve("PRICES-2026-11.csv"), "last month's");
          acme.describe(foreign, kind.equals("rclone") ? "password" : "key");
          acme.pin();
          acme.bind("invoices", foreign.directory("incoming"), "");
          int before = events(server, "acme", "file.delivered").size();

          resend(server, "resend-" + kind + ".txt");

          Eventually.holds(
              SOON,
              () ->
                  assertThat(events(server, "acme", "file.delivered"))
                      .as(kind + ": " + acme.binding("invoices"))
                      .hasSize(before + 2));
          Eventually.holds(
              SOON,
              () ->
                  assertThat(incoming.toFile().list())
                      .containsExactlyInAnyOrder("INV-1001.xml", "PRICES-2026-11.csv"));
          Path back = Files.createDirectory(here.resolve(kind + "-back"));
          server.sftp().succeed("get out/* " + back + "/");
          assertThat(incoming.resolve("INV-1001.xml"))
              .hasSameBinaryContentAs(back.resolve("INV-1001.xml"));
          assertThat(incoming.resolve("PRICES-2026-11.csv"))
              .hasSameBinaryContentAs(back.resolve("PRICES-2026-11.csv"));
        }
      }
      assertThat(events(server, "acme", "delivery.failed")).isEmpty();
      Check.clean(server.setup());
    }
  }

  @Test
  void howeverOftenItDiesEachFileIsFetchedOnceAndBroughtWhole() throws Exception {
    Random random = new Random(Seed.of("remote deaths"));
    try (RunningServer server = RunningServer.start(ServerSetup.fresh("remote-deaths"))) {
      RemotePartner acme = new RemotePartner(server.api("admin"), "acme");
      String key = acme.register(1, "nobody", "key");
      try (ForeignServer foreign =
          ForeignServer.openSsh(Files.createDirectory(here.resolve("foreign")), key)) {
        Path outgoing = Files.createDirectories(foreign.files().resolve("outgoing"));
        List<String> names = new ArrayList<>();
        acme.describe(foreign, "key");
        acme.pin();
        acme.bind("orders", foreign.directory("outgoing"), ",\"afterFetch\":\"delete\"");
        Path incoming = Files.createDirectories(foreign.files().resolve("incoming"));
        acme.bind("invoices", foreign.directory("incoming"), "");
        Map<String, byte[]> sent = new TreeMap<>();
        for (int death = 0; death < DEATHS; death++) {
          int before = names.size() - left(outgoing);
          for (int file = 0; file < FILES_EACH; file++) {
            String name = "order-%d-%05d.xml".formatted(death, file);
            names.add(name);
            Files.writeString(outgoing.resolve(name), "<order number=\"" + file + "\"/>");
          }
          send(server, "large-" + death + ".bin", content(random, 30_000_000), sent);
          for (int file = 0; file < 20; file++) {
            send(server, "invoice-" + death + "-" + file + ".xml", content(random, 2_000), sent);
          }
          Eventually.within(
              SOON, "files are fetched", () -> names.size() - left(outgoing) > before + 50);
          Thread.sleep(random.nextLong(0, 1_000));

          server.kill9();
          Check.clean(server.setup());
          server.restart();
        }

        Eventually.within(
            Duration.ofMinutes(Seed.LONG ? 30 : 8), "all are fetched", () -> left(outgoing) == 0);
        assertThat(server.sftp().succeed("ls -1 in").lines())
            .map(line -> line.substring(line.lastIndexOf('/') + 1))
            .containsAll(names);
        assertThat(received(server)).hasSize(DEATHS * FILES_EACH).doesNotHaveDuplicates();
        Eventually.holds(
            SOON,
            () ->
                assertThat(incoming.toFile().list())
                    .containsExactlyInAnyOrderElementsOf(sent.keySet()));
        for (Map.Entry<String, byte[]> file : sent.entrySet()) {
          assertThat(incoming.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
        Eventually.holds(
            SOON,
            () ->
                assertThat(events(server, "acme", "file.delivered"))
                    .filteredOn(event -> event.getAsJsonObject("event").has("remote"))
                    .hasSize(sent.size()));
        Check.clean(server.setup());
      }
    }
  }

  private static byte[] content(Random random, int size) {
    byte[] content = new byte[size];
    random.nextBytes(content);
    return content;
  }

  private static void send(
      RunningServer server, String name, byte[] content, Map<String, byte[]> sent) {
    HttpResponse<String> answer =
        Api.send(
            server
                .api("operator")
                .request("/api/v1/interfaces/acme.invoices/files/" + name)
                .header("Idempotency-Key", name)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    sent.put(name, content);
  }

  private static int left(Path folder) {
    String[] names = folder.toFile().list();
    return names == null ? 0 : names.length;
  }

  /// The names of all files that were received from the remote server, one for each event.
  private static List<String> received(RunningServer server) {
    List<String> names = new ArrayList<>();
    Api auditor = server.api("auditor");
    String next = "";
    do {
      JsonObject page =
          auditor.json(
              "/api/v1/events?limit=100&log=acme&type=file.received"
                  + (next.isEmpty() ? "" : "&cursor=" + next));
      page.getAsJsonArray("items")
          .forEach(event -> {
            JsonObject words = event.getAsJsonObject().getAsJsonObject("event");
            if (words.has("remote")) {
              names.add(words.getAsJsonObject("file").get("name").getAsString());
            }
          });
      next = page.has("next") ? page.get("next").getAsString() : "";
    } while (!next.isEmpty());
    return names;
  }
}
