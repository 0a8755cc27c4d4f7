package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.evidence.tlog.ContentDigest;

/// Partners who run the server themselves: OpenSSH's, ProFTPD's and rclone's.
@ExtendWith(SharedServer.class)
@SuppressWarnings("NullAway.Init")
class RemoteServerIT {

  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path here;

  private static List<String> steps(JsonObject report) {
    return report.getAsJsonArray("steps").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(step ->
            step.get("step").getAsString()
                + (step.get("succeeded").getAsBoolean() ? "" : " failed"))
        .toList();
  }

  private static List<JsonObject> documents(
      RunningServer server, String partner, String direction) {
    return server
        .api("operator")
        .items("/api/v1/exchanges?limit=100&partner=" + partner + "&direction=" + direction);
  }

  private static List<JsonObject> events(RunningServer server, String log, String type) {
    return server.api("auditor").items("/api/v1/events?limit=100&log=" + log + "&type=" + type);
  }

  @Test
  void aConnectionIsExplainedStepByStepAndTheHostKeyIsConfirmedFirst(RunningServer server)
      throws Exception {
    RemotePartner partner = RemotePartner.create(server.api("admin"), "rtest");
    String key = partner.register(1, "nobody", "key");

    JsonObject unreachable = partner.test("{}");
    assertThat(steps(unreachable)).containsExactly("resolve", "connect failed");

    try (ForeignServer foreign = ForeignServer.openSsh(here, key)) {
      Files.createDirectories(foreign.files().resolve("outgoing"));
      partner.moveTo(foreign.port(), foreign.user());

      JsonObject unknown = partner.test("{}");
      assertThat(steps(unknown)).containsExactly("resolve", "connect", "host-key failed");
      String fingerprint = unknown.getAsJsonObject("hostKey").get("fingerprint").getAsString();
      assertThat(
              PartnerClient.run(
                      here, List.of("ssh-keygen", "-lf", here.resolve("host.pub").toString()))
                  .output())
          .contains(fingerprint);
      assertThat(partner.confirm("SHA256:wrong", "").statusCode()).isEqualTo(409);
      assertThat(partner.confirm(fingerprint, "").statusCode()).isEqualTo(200);

      JsonObject whole =
          partner.test("{\"directory\":\"" + foreign.directory("outgoing") + "\",\"write\":true}");
      assertThat(steps(whole))
          .containsExactly(
              "resolve",
              "connect",
              "host-key",
              "sign-in",
              "open-sftp",
              "list",
              "write",
              "rename",
              "remove");
      assertThat(foreign.files().resolve("outgoing")).isEmptyDirectory();
      JsonObject missing = partner.test("{\"directory\":\"" + foreign.directory("nowhere") + "\"}");
      assertThat(steps(missing)).endsWith("list failed");
      assertThat(missing.toString()).contains("check that the directory is there");

      foreign.changeHostKey();
      JsonObject changed = partner.test("{}");
      assertThat(steps(changed)).endsWith("host-key failed");
      String other = changed.getAsJsonObject("hostKey").get("fingerprint").getAsString();
      assertThat(other).isNotEqualTo(fingerprint);
      assertThat(
              partner
                  .state()
                  .getAsJsonObject("state")
                  .getAsJsonObject("otherHostKey")
                  .get("fingerprint")
                  .getAsString())
          .isEqualTo(other);
      assertThat(events(server, "system", "config.changed").toString())
          .contains("remote host key refused");
      assertThat(partner.confirm(other, "").statusCode()).isEqualTo(409);
      assertThat(partner.confirm(other, "they have a new machine").statusCode()).isEqualTo(200);
      assertThat(steps(partner.test("{}"))).endsWith("open-sftp");
    }
  }

  @Test
  void filesOfAnOpenSshServerAreFetchedOnce(RunningServer server) throws Exception {
    RemotePartner partner = RemotePartner.create(server.api("admin"), "rossh");
    String key = partner.register(1, "nobody", "key");
    try (ForeignServer foreign = ForeignServer.openSsh(here, key)) {
      partner.moveTo(foreign.port(), foreign.user());
      partner.pin();
      fetch(server, partner, foreign);
    }
  }

  @Test
  void filesOfAProFtpdServerAreFetchedWithAnRsaKey(RunningServer server) throws Exception {
    RemotePartner partner = RemotePartner.create(server.api("admin"), "rpro");
    partner.register(1, "nobody", "key");
    assertThat(partner.renewKey("dsa").statusCode()).isEqualTo(400);
    String key =
        JsonParser.parseString(partner.renewKey("rsa").body())
            .getAsJsonObject()
            .get("publicKey")
            .getAsString();
    assertThat(key).startsWith("ssh-rsa ");
    assertThat(server.data().resolve("keys/remote/" + partner.server()).toFile().list())
        .containsExactlyInAnyOrder("id_rsa.der", "id_rsa.pub");
    try (ForeignServer foreign = ForeignServer.proFtpd(here, key)) {
      partner.moveTo(foreign.port(), foreign.user());
      partner.pin();
      fetch(server, partner, foreign);
    }
  }

  @Test
  void filesOfAnRcloneServerAreFetched(RunningServer server) throws Exception {
    RemotePartner partner = RemotePartner.create(server.api("admin"), "rclone");
    partner.register(1, "nobody", "password");
    partner.password("a word of ours");
    try (ForeignServer foreign = ForeignServer.rclone(here, "a word of ours")) {
      partner.moveTo(foreign.port(), foreign.user());
      partner.pin();
      fetch(server, partner, foreign);
    }
    assertThat(server.log()).doesNotContain("a word of ours");
    assertThat(events(server, "system", "config.changed").toString())
        .doesNotContain("a word of ours");
  }

  private void fetch(RunningServer server, RemotePartner partner, ForeignServer foreign)
      throws Exception {
    Path theirs = Files.createDirectories(foreign.files().resolve("outgoing"));
    byte[] large = new byte[3_000_000];
    new Random(20261128).nextBytes(large);
    Files.writeString(theirs.resolve("order-1.xml"), "<order/>");
    Files.write(theirs.resolve("order-2.bin"), large);
    Files.writeString(theirs.resolve("order-3.xml.part"), "not yet");

    partner.bind("orders", foreign.directory("outgoing"), ",\"afterFetch\":\"delete\"");

    Eventually.holds(
        SOON,
        () -> {
          assertThat(documents(server, partner.id(), "inbound")).hasSize(2);
          assertThat(theirs.toFile().list()).containsExactly("order-3.xml.part");
        });
    JsonObject listed = events(server, partner.id(), "remote.listed").getFirst();
    String text =
        server
            .api("auditor")
            .get("/api/v1/remote-deliveries/listings/" + listed.get("id").getAsString())
            .body();
    assertThat(text)
        .startsWith("tallystick/remote-listing/v1\n" + partner.server() + "\n127.0.0.1:");
    assertThat(events(server, partner.id(), "file.received")).hasSize(2);
    partner.unbind("orders");
  }

  @Test
  void aTransferThatBreaksIsGoneOnWith(RunningServer server) throws Exception {
    RemotePartner partner = RemotePartner.create(server.api("admin"), "rcut");
    String key = partner.register(1, "nobody", "key");
    byte[] large = new byte[24 << 20];
    new Random(20261128).nextBytes(large);
    try (ForeignServer foreign = ForeignServer.openSsh(here, key);
        FaultyProxy way = new FaultyProxy(foreign.port())) {
      Path theirs = Files.createDirectories(foreign.files().resolve("outgoing"));
      Files.write(theirs.resolve("large.bin"), large);
      partner.moveTo(way.port(), foreign.user());
      partner.pin();
      way.cutAfter(16 << 20);
      partner.bind("orders", foreign.directory("outgoing"), ",\"afterFetch\":\"delete\"");

      Eventually.holds(
          SOON,
          () ->
              assertThat(partner.state().getAsJsonObject("state").get("failures").getAsInt())
                  .isPositive());
      long before = way.sent();
      way.heal();
      Eventually.holds(SOON, () -> assertThat(documents(server, "rcut", "inbound")).hasSize(1));

      assertThat(way.sent() - before).isLessThan(14L << 20);
      assertThat(documents(server, "rcut", "inbound").getFirst().get("size").getAsLong())
          .isEqualTo(large.length);
      assertThat(events(server, "rcut", "file.received")).hasSize(1);
      partner.unbind("orders");
    }
  }

  @Test
  void aWayThatChangesBytesAndIsSlowBringsEachFileOnceAsItIs(RunningServer server)
      throws Exception {
    RemotePartner partner = RemotePartner.create(server.api("admin"), "rslow");
    String key = partner.register(1, "nobody", "key");
    byte[] content = new byte[1 << 20];
    new Random(20261129).nextBytes(content);
    try (ForeignServer foreign = ForeignServer.openSsh(here, key);
        FaultyProxy way = new FaultyProxy(foreign.port())) {
      Path theirs = Files.createDirectories(foreign.files().resolve("outgoing"));
      Files.write(theirs.resolve("content.bin"), content);
      partner.moveTo(way.port(), foreign.user());
      partner.pin();
      way.changeAfter(300_000);
      partner.bind("orders", foreign.directory("outgoing"), ",\"afterFetch\":\"delete\"");

      Eventually.holds(
          SOON,
          () ->
              assertThat(partner.state().getAsJsonObject("state").get("failures").getAsInt())
                  .isPositive());
      assertThat(documents(server, "rslow", "inbound")).isEmpty();
      way.heal();
      way.pause(20);
      Eventually.holds(SOON, () -> assertThat(documents(server, "rslow", "inbound")).hasSize(1));

      assertThat(documents(server, "rslow", "inbound").getFirst().get("sha256").getAsString())
          .isEqualTo(ContentDigest.of(content).hex());
      assertThat(events(server, "rslow", "file.received")).hasSize(1);
      partner.unbind("orders");
    }
  }

  @Test
  void whatIsBroughtOverAWayThatBreaksAndChangesBytesIsWholeInTheEnd(RunningServer server)
      throws Exception {
    RemotePartner partner = RemotePartner.create(server.api("admin"), "rpush");
    String key = partner.register(1, "nobody", "key");
    byte[] content = new byte[24 << 20];
    new Random(20261130).nextBytes(content);
    try (ForeignServer foreign = ForeignServer.openSsh(here, key);
        FaultyProxy way = new FaultyProxy(foreign.port())) {
      Path incoming = Files.createDirectories(foreign.files().resolve("incoming"));
      partner.moveTo(way.port(), foreign.user());
      partner.pin();
      way.cutUpAfter(16 << 20);
      partner.bind("invoices", foreign.directory("incoming"), ",\"tries\":20");
      partner.send("large.bin", content);

      Eventually.holds(
          SOON,
          () ->
              assertThat(events(server, "rpush", "delivery.failed"))
                  .anySatisfy(
                      event -> assertThat(event.toString()).contains("TLY-", "\"final\":\"no\"")));
      assertThat(incoming.toFile().list()).doesNotContain("large.bin");
      long before = way.sentUp();
      way.heal();
      Eventually.holds(SOON, () -> assertThat(incoming.resolve("large.bin")).exists());
      assertThat(incoming.resolve("large.bin")).hasBinaryContent(content);
      assertThat(way.sentUp() - before).isLessThan(14L << 20);

      way.changeUpAfter(2 << 20);
      content[0]++;
      partner.send("changed.bin", content);
      Eventually.holds(
          SOON,
          () ->
              assertThat(partner.state().getAsJsonObject("state").get("failures").getAsInt())
                  .isPositive());
      assertThat(incoming.toFile().list()).doesNotContain("changed.bin");
      way.heal();
      Eventually.holds(SOON, () -> assertThat(incoming.resolve("changed.bin")).exists());

      assertThat(incoming.resolve("changed.bin")).hasBinaryContent(content);
      Eventually.holds(
          SOON, () -> assertThat(events(server, "rpush", "file.delivered")).hasSize(2));
      partner.unbind("invoices");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = LyingServer.Lie.class,
      names = {"STORES_HALF", "STORES_OTHER_BYTES"})
  void aServerThatLiesIsFoundOutAndHasTheFileInTheEnd(LyingServer.Lie lie, RunningServer server)
      throws Exception {
    String id = lie == LyingServer.Lie.STORES_HALF ? "rhalf" : "rother";
    RemotePartner partner = RemotePartner.create(server.api("admin"), id);
    partner.register(1, "nobody", "key");
    byte[] content = new byte[300_000];
    new Random(20261130).nextBytes(content);
    try (LyingServer lying = new LyingServer(here)) {
      Path incoming = Files.createDirectories(lying.files().resolve("incoming"));
      partner.moveTo(lying.port(), "anybody");
      partner.pin();
      lying.tells(lie);
      partner.bind("invoices", "/incoming", ",\"tries\":1000");
      partner.send("invoice.bin", content);

      Eventually.holds(SOON, () -> assertThat(events(server, id, "delivery.failed")).isNotEmpty());
      assertThat(incoming.toFile().list()).doesNotContain("invoice.bin");
      assertThat(events(server, id, "file.delivered")).isEmpty();
      lying.tells(LyingServer.Lie.NONE);

      Eventually.holds(SOON, () -> assertThat(events(server, id, "file.delivered")).hasSize(1));
      assertThat(incoming.resolve("invoice.bin")).hasBinaryContent(content);
      assertThat(events(server, id, "file.delivered").getFirst().toString())
          .contains("\"checked\":\"hash\"");
      partner.unbind("invoices");
    }
  }

  @Test
  void aFileThatIsSaidToBeEmptyAndIsNotIsNoDocumentBeforeTheServerSaysHowLongItIs(
      RunningServer server) throws Exception {
    RemotePartner partner = RemotePartner.create(server.api("admin"), "rempty");
    partner.register(1, "nobody", "key");
    try (LyingServer lying = new LyingServer(here)) {
      Path outgoing = Files.createDirectories(lying.files().resolve("outgoing"));
      Files.writeString(outgoing.resolve("order.xml"), "<order/>");
      lying.tells(LyingServer.Lie.SAYS_EMPTY);
      partner.moveTo(lying.port(), "anybody");
      partner.pin();
      partner.bind("orders", "/outgoing", ",\"tries\":1000");

      Eventually.holds(
          SOON,
          () ->
              assertThat(server.api("admin").json("/api/v1/remote-files").toString())
                  .contains("rempty.orders")
                  .contains("it sent more than the 0 bytes it says the file has"));
      assertThat(documents(server, "rempty", "inbound")).isEmpty();
      lying.tells(LyingServer.Lie.NONE);

      Eventually.holds(SOON, () -> assertThat(documents(server, "rempty", "inbound")).hasSize(1));
      assertThat(documents(server, "rempty", "inbound").getFirst().get("size").getAsLong())
          .isEqualTo(8);
      partner.unbind("orders");
    }
  }

  @Test
  void aServerIsReachedThroughAJumpHostWhoseKeyIsConfirmedToo(RunningServer server)
      throws Exception {
    Api administrator = server.api("admin");
    RemotePartner partner = RemotePartner.create(administrator, "rjump");
    String key = partner.register(1, "nobody", "key");
    try (ForeignServer foreign = ForeignServer.openSsh(here, key)) {
      partner.moveTo(foreign.port(), foreign.user());
      JsonObject inner =
          administrator.created(
              "/api/v1/remote-servers",
              "{\"partner\":\"rjump\",\"shortName\":\"inner\",\"host\":\"127.0.0.1\",\"port\":%d,\"user\":\"%s\",\"jumpHost\":\"rjump.own\"}"
                  .formatted(foreign.port(), foreign.user()));
      Files.writeString(
          here.resolve("authorized"), key + "\n" + inner.get("publicKey").getAsString() + "\n");

      String test = "/api/v1/remote-servers/rjump.inner/test";
      assertThat(steps(administrator.created(test, "{}")))
          .containsExactly("resolve", "connect", "host-key failed");
      partner.pin();
      JsonObject unknown = administrator.created(test, "{}");
      assertThat(steps(unknown))
          .containsExactly(
              "resolve", "connect", "host-key", "sign-in", "connect", "host-key failed");
      partner.confirm(
          "rjump.inner", unknown.getAsJsonObject("hostKey").get("fingerprint").getAsString(), "");

      assertThat(steps(administrator.created(test, "{\"directory\":\"" + foreign.files() + "\"}")))
          .endsWith("connect", "host-key", "sign-in", "open-sftp", "list");
      Path theirs = Files.createDirectories(foreign.files().resolve("outgoing"));
      Files.writeString(theirs.resolve("order.xml"), "<order/>");
      partner.bind(
          "rjump.inner",
          "orders",
          foreign.directory("outgoing"),
          ",\"afterFetch\":\"rename\",\"afterFetchDetail\":\".done\"");
      Eventually.holds(
          SOON, () -> assertThat(theirs.toFile().list()).containsExactly("order.xml.done"));
      assertThat(documents(server, "rjump", "inbound")).hasSize(1);
      partner.unbind("orders");
    }
  }
}
