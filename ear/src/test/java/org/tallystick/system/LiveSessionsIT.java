package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The sessions of now: seen, ended with a reason, and host keys that clients learn of before they change.
@ExtendWith(SharedServer.class)
class LiveSessionsIT {

  @TempDir Path here;

  private Process hold(OpenSshClient client) throws IOException {
    Path batch = Files.write(here.resolve("hold.sftp"), List.of("pwd", "!sleep 300", "pwd"));
    return new ProcessBuilder(client.command("sftp", batch))
        .redirectErrorStream(true)
        .redirectOutput(here.resolve("hold.txt").toFile())
        .start();
  }

  private static JsonObject sessionOf(RunningServer server, String account) {
    return server.api("operator").items("/api/v1/sessions").stream()
        .filter(session -> session.get("account").getAsString().equals(account))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no session of " + account));
  }

  @Test
  void aSessionIsSeenAndEndedWithAReason(RunningServer server) throws Exception {
    NewPartner.bringUp(server, server.api("admin"), "lively", here);
    Process client = hold(OpenSshClient.of(server, here, "lively", here.resolve("lively_ed25519")));
    try {
      Eventually.holds(Duration.ofSeconds(20), () -> sessionOf(server, "lively"));
      JsonObject session = sessionOf(server, "lively");
      assertThat(session.get("client").getAsString()).startsWith("SSH-2.0-OpenSSH");
      assertThat(session.get("algorithms").getAsString()).contains("x25519");
      assertThat(session.get("weak").getAsBoolean()).isFalse();
      assertThat(session.get("dated").getAsBoolean()).isFalse();
      String address = "/api/v1/sessions/" + session.get("id").getAsString();

      assertThat(Api.send(server.api("operator").request(address).DELETE()).statusCode())
          .isEqualTo(400);
      assertThat(
              Api.send(server.api("business").request(address + "?reason=x").DELETE()).statusCode())
          .isEqualTo(403);
      assertThat(
              Api.send(server.api("operator").request(address + "?reason=in+our+way").DELETE())
                  .statusCode())
          .isEqualTo(204);

      Eventually.holds(
          Duration.ofSeconds(15),
          () ->
              assertThat(
                      server.api("auditor").items("/api/v1/events?log=lively&type=session.closed"))
                  .extracting(JsonObject::toString)
                  .anySatisfy(
                      event -> assertThat(event).contains("closed by operator: in our way")));
      assertThat(
              Api.send(server.api("operator").request(address + "?reason=x").DELETE()).statusCode())
          .isEqualTo(404);
    } finally {
      client.descendants().forEach(ProcessHandle::destroyForcibly);
      client.destroyForcibly();
    }
  }

  @Test
  void anUploadIsSeenAndEndedWithItsSession(RunningServer server) throws Exception {
    int size = 20_000_000;
    Path file = Files.write(here.resolve("watched.bin"), new byte[size]);
    SlowUpload upload = SlowUpload.start(server, here, file, "in/watched.bin", 8_000);
    try {
      upload.awaitBegun();
      Eventually.holds(
          Duration.ofSeconds(20),
          () ->
              assertThat(transfers(server))
                  .singleElement()
                  .satisfies(transfer -> {
                    assertThat(transfer.get("path").getAsString()).isEqualTo("/in/watched.bin");
                    assertThat(transfer.get("direction").getAsString()).isEqualTo("inbound");
                    assertThat(transfer.get("bytes").getAsLong()).isBetween(1L, size - 1L);
                    assertThat(transfer.get("bytesPerSecond").getAsLong()).isPositive();
                  }));
      String session =
          server.api("operator").items("/api/v1/sessions").stream()
              .filter(one -> one.toString().contains("watched.bin"))
              .map(one -> one.get("id").getAsString())
              .findFirst()
              .orElseThrow();

      assertThat(
              Api.send(
                      server
                          .api("operator")
                          .request("/api/v1/sessions/" + session + "?reason=too+large")
                          .DELETE())
                  .statusCode())
          .isEqualTo(204);

      assertThat(upload.exitStatus()).isNotZero();
      assertThat(server.sftp().succeed("ls -1 in").lines()).doesNotContain("in/watched.bin");
      Eventually.holds(
          Duration.ofSeconds(15),
          () ->
              assertThat(
                      server
                          .api("auditor")
                          .items("/api/v1/events?log=acme&type=upload.interrupted&limit=100"))
                  .extracting(JsonObject::toString)
                  .anySatisfy(event -> assertThat(event).contains("watched.bin")));
    } finally {
      upload.kill();
    }
  }

  private static List<JsonObject> transfers(RunningServer server) {
    return server.api("operator").items("/api/v1/sessions").stream()
        .flatMap(session -> session.getAsJsonArray("transfers").asList().stream())
        .map(JsonElement::getAsJsonObject)
        .filter(transfer -> transfer.get("path").getAsString().endsWith("watched.bin"))
        .toList();
  }

  @Test
  void theScreenShowsWhoIsThere(RunningServer server) throws Exception {
    Process client = hold(OpenSshClient.of(server, here, "acme", server.demoKey()));
    try (Browser browser = Browser.open()) {
      Page page = browser.signedIn(server, "operator", "/sessions");

      page.locator("#sessions").getByText("SSH-2.0-OpenSSH").first().waitFor();
      requireSteadyButtons(page);
      page.setViewportSize(390, 844);
      page.locator("#sessions").getByText("acme").first().waitFor();
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(390);
    } finally {
      client.descendants().forEach(ProcessHandle::destroyForcibly);
      client.destroyForcibly();
    }
  }

  @Test
  void theScreensShowAnUploadWithItsSpeedAndThenThatItBrokeOff(RunningServer server)
      throws Exception {
    Path file = Files.write(here.resolve("seen.bin"), new byte[20_000_000]);
    SlowUpload upload = SlowUpload.start(server, here, file, "in/seen.bin", 8_000);
    try (Browser browser = Browser.open()) {
      upload.awaitBegun();
      Page page = browser.signedIn(server, "operator", "/sessions");
      PlaywrightAssertions.assertThat(
              page.locator("#sessions").getByText(Pattern.compile("↑ /in/seen\\.bin.+B/s")))
          .isVisible();

      upload.kill();
      page.navigate("/interrupted");

      PlaywrightAssertions.assertThat(page.locator("#interrupted").getByText("seen.bin").first())
          .isVisible();
    } finally {
      upload.kill();
    }
  }

  @Test
  void oldSoftwareIsLetInAndMarked(RunningServer server) throws Exception {
    try (SshClient old = JavaClient.asOldAsCurl();
        ClientSession signedIn = JavaClient.signIn(old, server, "127.0.0.62")) {
      JsonObject session =
          server.api("operator").items("/api/v1/sessions").stream()
              .filter(one -> one.get("peer").getAsString().startsWith("127.0.0.62:"))
              .findFirst()
              .orElseThrow();

      assertThat(session.get("dated").getAsBoolean()).isTrue();
      assertThat(session.get("weak").getAsBoolean()).isFalse();
      assertThat(session.get("algorithms").getAsString()).endsWith("aes256-ctr hmac-sha2-256");
      assertThat(signedIn.isOpen()).isTrue();
    }
  }

  @Test
  void anOperatorEndsASessionAndBansAndLiftsOnScreen(RunningServer server) throws Exception {
    OpenSshClient other =
        OpenSshClient.of(server, here, "acme", server.demoKey()).from("127.0.0.61");
    try (Browser browser = Browser.open();
        SshClient client = JavaClient.start()) {
      Page page = browser.signedIn(server, "operator", "/sessions");
      ClientSession first = JavaClient.signIn(client, server, "127.0.0.61");
      page.locator("[aria-label='Ban 127.0.0.61']:visible").first().click();
      PlaywrightAssertions.assertThat(page.locator("#ban-of input")).hasValue("127.0.0.61");
      page.locator("#save").click();
      PlaywrightAssertions.assertThat(page.locator("#fault")).containsText("reason");
      page.locator("#reason input").fill("it guesses");
      page.locator("#save").click();
      Eventually.within(Duration.ofSeconds(15), "it is ended", () -> !first.isOpen());
      assertThat(other.run("pwd").status()).isEqualTo(255);

      page.locator("[aria-label='Lift the ban of 127.0.0.61']:visible").click();
      page.locator("#reason input").fill("it was a test");
      page.locator("#save").click();
      Eventually.within(
          Duration.ofSeconds(15), "it is let in", () -> other.run("pwd").status() == 0);

      ClientSession second = JavaClient.signIn(client, server, "127.0.0.61");
      int port = ((InetSocketAddress) second.getIoSession().getLocalAddress()).getPort();
      page.locator("[aria-label='Close 127.0.0.61:" + port + "']:visible").click();
      page.locator("#reason input").fill("in our way");
      page.locator("#save").click();
      Eventually.within(Duration.ofSeconds(15), "it is ended", () -> !second.isOpen());
    }
  }

  /// The page looks again every two seconds; whoever presses a button of the row just then has pressed it.
  private static void requireSteadyButtons(Page page) {
    Locator close = page.locator("#sessions .close-session");
    PlaywrightAssertions.assertThat(close).hasCount(1);
    ElementHandle button = close.elementHandle();
    for (int times = 0; times < 3; times++) {
      page.waitForResponse(response -> response.url().contains("v-r=uidl"), () -> {});
    }
    assertThat(button.evaluate("button => button.isConnected")).isEqualTo(true);
  }

  @Test
  void clientsLearnTheNextHostKeysBeforeTheyServe(RunningServer server) throws Exception {
    Path known = here.resolve("known_hosts");
    OpenSshClient client =
        OpenSshClient.of(server, here, "acme", server.demoKey())
            .with(
                "UserKnownHostsFile=" + known,
                "StrictHostKeyChecking=accept-new",
                "UpdateHostKeys=yes");
    assertThat(client.run("pwd").status()).isZero();
    step(server, "announce");

    assertThat(client.run("pwd", "!sleep 1", "pwd").status()).isZero();

    assertThat(Files.readString(known).lines().filter(line -> !line.isBlank())).hasSize(4);
    Files.copy(known, here.resolve("learnt"));
    step(server, "promote");
    OpenSshClient strict =
        OpenSshClient.of(server, here, "acme", server.demoKey())
            .with(
                "UserKnownHostsFile=" + here.resolve("learnt"),
                "StrictHostKeyChecking=yes",
                "UpdateHostKeys=no");
    PartnerClient after = strict.run("pwd");
    assertThat(after.status()).as(after.output()).isZero();
    assertThat(server.api("admin").post("/api/v1/host-keys", "{\"step\":\"promote\"}").statusCode())
        .isEqualTo(409);
  }

  private static void step(RunningServer server, String step) {
    assertThat(
            server
                .api("admin")
                .post("/api/v1/host-keys", "{\"step\":\"" + step + "\"}")
                .statusCode())
        .isEqualTo(200);
  }
}
