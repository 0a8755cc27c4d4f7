package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.tlog.ContentDigest;

/// When a partner's file is published, and what a partner does with ours, with OpenSSH's `sftp` alone.
@ExtendWith(SharedServer.class)
class PublicationIT {

  @TempDir Path here;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(here.resolve(name), content);
  }

  private static String sha256(Path file) throws IOException {
    return ContentDigest.of(Files.readAllBytes(file)).hex();
  }

  private static void agree(Api administrator, String interfaceId, String publication) {
    administrator.patched(
        "/api/v1/interfaces/" + interfaceId,
        "{\"publication\":{\"when\":\"" + publication + "\"}}");
  }

  /// The names of what was exchanged with the partner, oldest first.
  private static List<String> exchanged(Api api, String partner) {
    return api.items("/api/v1/exchanges?partner=" + partner).reversed().stream()
        .map(exchange -> exchange.get("path").getAsString())
        .toList();
  }

  private static List<String> held(Api api, String partner) {
    return api.items("/api/v1/held?partner=" + partner).stream()
        .map(held -> held.get("path").getAsString() + " " + held.get("state").getAsString())
        .sorted()
        .toList();
  }

  @Test
  void aPartNameIsNoExchangeAndItsRenameIs(RunningServer server) throws Exception {
    Api administrator = server.api("admin");
    NewPartner partner = NewPartner.bringUp(server, administrator, "parts", here);

    partner.sftp().succeed("put " + file("a.xml", "one") + " in/a.xml.filepart");
    assertThat(exchanged(administrator, "parts")).isEmpty();
    partner.sftp().succeed("rename in/a.xml.filepart in/a.xml", "ls -1 in");

    assertThat(exchanged(administrator, "parts")).containsExactly("/in/a.xml");
  }

  @Test
  void aSidecarPublishesItsFileAndAWrongOneIsToldToThePartner(RunningServer server)
      throws Exception {
    Api administrator = server.api("admin");
    NewPartner partner = NewPartner.bringUp(server, administrator, "sidecars", here);
    agree(administrator, "sidecars.orders", "on-sidecar");
    Path after = file("after.xml", "sidecar after");
    Path before = file("before.xml", "sidecar before");
    Path torn = file("torn.xml", "torn on the way");

    partner
        .sftp()
        .succeed(
            "put " + after + " in/",
            "put " + file("after.xml.sha256", sha256(after) + "  after.xml\n") + " in/",
            "put " + file("before.xml.sha256", sha256(before) + "\r\n") + " in/",
            "put " + before + " in/",
            "put " + torn + " in/",
            "put " + file("torn.xml.sha256", sha256(after) + " *torn.xml\n") + " in/");

    assertThat(exchanged(administrator, "sidecars"))
        .containsExactly("/in/after.xml", "/in/before.xml");
    assertThat(held(administrator, "sidecars")).contains("/in/torn.xml refused");

    partner.sftp().succeed("get -R /.exchange/rejections " + here.resolve("rejections"));

    JsonObject told = onlyFinding(here.resolve("rejections"));
    assertThat(told.get("code").getAsString()).isEqualTo("sidecar-mismatch");
    assertThat(told.get("path").getAsString()).isEqualTo("/in/torn.xml");
    assertThat(told.get("found").getAsString()).contains(sha256(torn));
    assertThat(told.get("expected").getAsString()).contains(sha256(after));

    partner
        .sftp()
        .succeed("put " + file("torn.xml.sha256", sha256(torn) + " *torn.xml\n") + " in/");

    assertThat(exchanged(administrator, "sidecars")).contains("/in/torn.xml");
    Check.clean(server.setup());
  }

  private static JsonObject onlyFinding(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> found = files.filter(Files::isRegularFile).toList();
      assertThat(found).hasSize(1);
      assertThat(found.getFirst().getFileName().toString()).matches("torn[.]xml[.][0-9]+[.]json");
      return JsonParser.parseString(Files.readString(found.getFirst())).getAsJsonObject();
    }
  }

  @Test
  void aReadyMarkerPublishesItsFile(RunningServer server) throws Exception {
    Api administrator = server.api("admin");
    NewPartner partner = NewPartner.bringUp(server, administrator, "markers", here);
    agree(administrator, "markers.orders", "on-marker");

    partner.sftp().succeed("put " + file("a.xml", "one") + " in/");
    assertThat(exchanged(administrator, "markers")).isEmpty();
    partner.sftp().succeed("put " + file("a.xml.done", "") + " in/");

    assertThat(exchanged(administrator, "markers")).containsExactly("/in/a.xml");
  }

  @Test
  void aRenameAfterTheDownloadAcknowledges(RunningServer server) throws Exception {
    server
        .sftp()
        .succeed(
            "get out/PRICES-2026-11.csv " + here.resolve("prices.csv"),
            "rename out/PRICES-2026-11.csv out/PRICES-2026-11.csv.received",
            "rename out/PRICES-2026-11.csv.received out/PRICES-2026-11.csv");

    assertThat(server.api("auditor").items("/api/v1/events?log=acme&type=file.acknowledged"))
        .isNotEmpty();
  }

  private static void send(RunningServer server, String partner, String name) {
    HttpResponse<String> sent =
        Api.send(
            server
                .api("operator")
                .request("/api/v1/interfaces/" + partner + ".invoices/files/" + name)
                .PUT(BodyPublishers.ofString("content of " + name)));
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
  }

  private static List<String> acknowledged(RunningServer server, String partner) {
    return server
        .api("auditor")
        .items("/api/v1/events?log=" + partner + "&type=file.acknowledged")
        .stream()
        .map(event -> event.getAsJsonObject("event").get("habit").getAsString())
        .toList();
  }

  /// lftp's `mget -E` and rclone's `move` remove what they have fetched; others move it into a folder.
  @Test
  void whatClientsDoAfterADownloadAcknowledges(RunningServer server) throws Exception {
    NewPartner partner = NewPartner.bringUp(server, server.api("admin"), "takers", here);
    send(server, "takers", "a.xml");
    send(server, "takers", "b.xml");
    send(server, "takers", "c.xml");
    String lftp =
        "set sftp:connect-program 'ssh -a -x -p %d -i %s -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes'; set net:max-retries 1; set cmd:fail-exit yes; open sftp://takers:x@localhost; mget -E out/a.xml; bye"
            .formatted(server.sftpPort(), here.resolve("takers_ed25519"));

    PartnerClient.succeed(here, List.of("lftp", "-e", lftp));
    PartnerClient.succeed(
        here,
        List.of(
            "rclone",
            "--config",
            "",
            "moveto",
            ":sftp,host=localhost,port="
                + server.sftpPort()
                + ",user=takers,key_file="
                + here.resolve("takers_ed25519")
                + ",shell_type=none:out/b.xml",
            here.resolve("b.xml").toString()));
    partner
        .sftp()
        .succeed(
            "get out/c.xml " + here.resolve("c.xml"),
            "mkdir out/done",
            "rename out/c.xml out/done/c.xml");

    assertThat(here.resolve("a.xml")).hasContent("content of a.xml");
    assertThat(here.resolve("b.xml")).hasContent("content of b.xml");
    assertThat(acknowledged(server, "takers")).hasSize(3);
    assertThat(partner.sftp().succeed("ls -1 out").lines()).containsExactly("out/done");
  }

  @Test
  void whatIsErasedAfterTheDownloadStaysInTheArchive(RunningServer server) throws Exception {
    Api administrator = server.api("admin");
    NewPartner partner = NewPartner.bringUp(server, administrator, "erasing", here);
    administrator.patched(
        "/api/v1/interfaces/erasing.invoices", "{\"handOver\":{\"eraseAfterDownload\":true}}");
    send(server, "erasing", "a.xml");

    partner.sftp().succeed("get out/a.xml " + here.resolve("a.xml"));

    Eventually.holds(
        Duration.ofSeconds(10),
        () -> assertThat(partner.sftp().succeed("ls -1 out").lines()).isEmpty());
    assertThat(exchanged(administrator, "erasing")).containsExactly("/out/a.xml");
  }
}
