package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Who gets in from where and how, and how much of them: with OpenSSH's client from several addresses of this machine.
@ExtendWith(SharedServer.class)
@SuppressWarnings("NullAway.Init")
class GuardIT {

  private static final String[] WEAK = {
    "KexAlgorithms=diffie-hellman-group14-sha1",
    "HostKeyAlgorithms=ssh-rsa",
    "Ciphers=aes128-cbc",
    "MACs=hmac-sha1"
  };

  @TempDir Path here;

  private RunningServer server;
  private Api administrator;

  @BeforeEach
  void use(RunningServer shared) {
    server = shared;
    administrator = server.api("admin");
  }

  private OpenSshClient partner(String id) {
    NewPartner.bringUp(server, administrator, id, here);
    return OpenSshClient.of(server, here, id, here.resolve(id + "_ed25519"));
  }

  private void protect(String account, String json) {
    administrator.patched("/api/v1/accounts/" + account + "/protection", json);
  }

  private void assertRefusal(String log, String login, String reason) {
    Eventually.holds(
        Duration.ofSeconds(15),
        () ->
            assertThat(
                    server
                        .api("auditor")
                        .items("/api/v1/events?log=" + log + "&type=auth.failed&limit=100"))
                .extracting(JsonObject::toString)
                .anySatisfy(event -> assertThat(event).contains(login, reason)));
  }

  /// Of an `ssh-audit` older than 3.0 these are unknown; newer ones find nothing at fault with them. What has no quantum-safe half is offered all the same, for clients
  /// that know no other (`TALLYSTICK_SFTP_POST_QUANTUM_ONLY` ends it).
  private static final Pattern KNOWN_BETTER =
      Pattern.compile(
          "\\(kex\\) (?:mlkem768x25519-sha256|sntrup761x25519-sha512(?:@openssh\\.com)?|kex-strict-s-v00@openssh\\.com|ext-info-s) +-- \\[warn\\] (?:unknown|using experimental) algorithm"
              + "|.*\\[warn\\] does not provide protection against post-quantum attacks");

  @Test
  void sshAuditFindsNothing() {
    PartnerClient audit =
        PartnerClient.run(here, List.of("ssh-audit", "-n", "-p", port(), "127.0.0.1"));

    assertThat(audit.output()).contains("(kex) mlkem768x25519-sha256", "(key) ssh-ed25519");
    assertThat(audit.output().lines().filter(line -> line.contains("[fail]"))).isEmpty();
    assertThat(
            audit
                .output()
                .lines()
                .filter(line -> line.contains("[warn]"))
                .filter(line -> !KNOWN_BETTER.matcher(line).matches()))
        .isEmpty();
  }

  private String port() {
    return Integer.toString(server.sftpPort());
  }

  @Test
  void keysAreExchangedStrictlyAndSafeFromQuantumComputers() {
    PartnerClient seen =
        OpenSshClient.of(server, here, "acme", server.demoKey()).with("LogLevel=DEBUG2").run("pwd");

    assertThat(seen.status()).isZero();
    assertThat(seen.output())
        .containsAnyOf(
            "kex: algorithm: mlkem768x25519-sha256", "kex: algorithm: sntrup761x25519-sha512")
        .contains("mlkem768x25519-sha256,", "kex-strict-s-v00@openssh.com");
  }

  @Test
  void anAccountSignsInOnlyFromItsAddresses() {
    OpenSshClient partner = partner("addressed");
    protect("addressed", "{\"addresses\":[\"127.0.0.3\",\"10.0.0.0/8\"]}");

    assertThat(partner.run("ls").status()).isEqualTo(255);
    assertThat(partner.from("127.0.0.3").run("ls").status()).isZero();

    assertRefusal("addressed", "addressed", "foreign address");
  }

  @Test
  void weakAlgorithmsAreForTheAccountAndTheAddressesOfAnException() {
    OpenSshClient partner = partner("oldtimer");
    OpenSshClient weak = partner.with(WEAK);
    assertThat(weak.run("ls").output()).contains("no matching");
    protect("oldtimer", "{\"addresses\":[\"127.0.0.4\"]}");
    String until = Instant.now().plus(30, ChronoUnit.DAYS).toString();
    protect("oldtimer", "{\"weakUntil\":\"" + until + "\"}");

    assertThat(weak.from("127.0.0.4").run("ls").status()).isZero();
    assertThat(weak.run("ls").output()).contains("no matching");
    OpenSshClient other = OpenSshClient.of(server, here, "acme", server.demoKey()).with(WEAK);
    assertThat(other.from("127.0.0.4").run("ls").output()).contains("Permission denied");
    assertRefusal("acme", "acme", "weak algorithms");

    protect("oldtimer", "{\"weakUntil\":null}");
    assertThat(weak.from("127.0.0.4").run("ls").output()).contains("no matching");
    assertThat(server.log()).contains("TLY-0910", "TLY-0911");
  }

  @Test
  void anAddressThatGuessesIsBannedUntilItIsLifted() throws Exception {
    Path stranger = ClientKey.create(here, "guesser").privateKey();
    OpenSshClient guesser = OpenSshClient.of(server, here, "nobody", stranger).from("127.0.0.5");
    OpenSshClient partner =
        OpenSshClient.of(server, here, "acme", server.demoKey()).from("127.0.0.5");

    for (int i = 0; i < 20; i++) {
      assertThat(guesser.as("guess" + i).run("ls").status()).isEqualTo(255);
    }

    Eventually.holds(
        Duration.ofSeconds(15),
        () ->
            assertThat(server.api("operator").items("/api/v1/bans"))
                .extracting(JsonObject::toString)
                .anySatisfy(ban -> assertThat(ban).contains("127.0.0.5", "too many failed")));
    assertThat(partner.run("ls").status()).isEqualTo(255);
    assertThat(partner.from("127.0.0.6").run("ls").status()).isZero();
    HttpResponse<String> lifted = lift("127.0.0.5");
    assertThat(lifted.statusCode()).isEqualTo(204);
    assertThat(partner.run("ls").status()).isZero();
    assertThat(server.api("auditor").items("/api/v1/events?log=system&type=address.banned"))
        .extracting(JsonObject::toString)
        .anySatisfy(event -> assertThat(event).contains("127.0.0.5"));
  }

  private HttpResponse<String> lift(String address) {
    HttpRequest.Builder request =
        server.api("operator").request("/api/v1/bans/" + address + "?reason=it+was+a+test");
    return Api.send(request.DELETE());
  }

  @Test
  void anAddressIsBannedByHandOnlyWithAReasonAndByWhoMay() {
    String ban = "{\"address\":\"127.0.0.7\",\"duration\":\"PT1H\",\"reason\":\"%s\"}";

    assertThat(server.api("business").post("/api/v1/bans", ban.formatted("x")).statusCode())
        .isEqualTo(403);
    assertThat(server.api("auditor").post("/api/v1/bans", ban.formatted("x")).statusCode())
        .isEqualTo(403);
    assertThat(server.api("operator").post("/api/v1/bans", ban.formatted(" ")).statusCode())
        .isEqualTo(400);
    assertThat(
            server
                .api("operator")
                .post("/api/v1/bans", ban.formatted("x").replace("0.0.7", "0.0.1"))
                .statusCode())
        .isEqualTo(400);
    assertThat(server.api("operator").post("/api/v1/bans", ban.formatted("noise")).statusCode())
        .isEqualTo(201);
    assertThat(
            OpenSshClient.of(server, here, "acme", server.demoKey())
                .from("127.0.0.7")
                .run("ls")
                .status())
        .isEqualTo(255);
    assertThat(lift("127.0.0.7").statusCode()).isEqualTo(204);
  }

  @Test
  void anAccountSendsNoMoreThanItMay() throws Exception {
    OpenSshClient partner = partner("limited");
    Path file = Files.writeString(here.resolve("file"), "0123456789");
    HttpResponse<String> set =
        Api.send(
            administrator
                .request("/api/v1/accounts/limited/protection/allowance")
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"dayFiles\":2,\"totalBytes\":25}")));
    assertThat(set.statusCode()).isEqualTo(200);

    assertThat(partner.run("put " + file + " in/1", "put " + file + " in/2").status()).isZero();
    PartnerClient third = partner.run("put " + file + " in/3");

    assertThat(third.status()).isEqualTo(1);
    assertThat(third.output()).contains("Failure");
    assertThat(partner.run("ls -1 in").output()).contains("in/2").doesNotContain("in/3");
    Eventually.holds(
        Duration.ofSeconds(15),
        () ->
            assertThat(
                    server
                        .api("operator")
                        .items("/api/v1/events?log=limited&type=operation.refused"))
                .extracting(JsonObject::toString)
                .anySatisfy(event -> assertThat(event).contains("no more files")));
  }
}
