package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What partners may not do: each with the client's message, an event that says why, and nothing changed.
@ExtendWith(SharedServer.class)
@SuppressWarnings("NullAway.Init")
class RefusalsIT {

  @TempDir Path here;

  private RunningServer server;
  private Path file;

  @BeforeEach
  void use(RunningServer shared) throws Exception {
    server = shared;
    file = Files.writeString(here.resolve("refused.txt"), "not to be archived");
  }

  @Test
  void aStrangerIsNotLetInAndTheAttemptIsOnRecord() {
    Sftp.Answer answer = server.sftp().as("stranger-7").run("ls");

    assertThat(answer.status()).isEqualTo(255);
    assertThat(answer.errors()).contains("Permission denied");
    assertAuthFailed("system", "stranger-7", "unknown login");
  }

  @Test
  void aKnownLoginWithAnotherKeyIsNotLetInAndTheAttemptIsOnThePartnersRecord() {
    Sftp.Answer answer =
        server.sftp().withKey(ClientKey.create(here, "another").privateKey()).run("ls");

    assertThat(answer.status()).isEqualTo(255);
    assertThat(answer.errors()).contains("Permission denied");
    assertAuthFailed("acme", "acme", "unknown key");
  }

  @Test
  void aDisabledAccountIsNotLetInUntilItIsEnabledAgain() {
    Api administrator = server.api("admin");
    NewPartner partner = NewPartner.bringUp(server, administrator, "initech", here);
    partner.sftp().succeed("ls");
    administrator.patched("/api/v1/accounts/initech", "{\"disabled\":true}");

    Sftp.Answer answer = partner.sftp().run("ls");

    assertThat(answer.status()).isEqualTo(255);
    assertThat(answer.errors()).contains("Permission denied");
    assertAuthFailed("initech", "initech", "disabled");
    administrator.patched("/api/v1/accounts/initech", "{\"disabled\":false}");
    partner.sftp().succeed("ls");
  }

  @Test
  void aPathCannotLeaveWhatWasAgreed() {
    assertThat(
            server
                .sftp()
                .run("get ../../../../../../etc/passwd " + here.resolve("stolen"))
                .isDone())
        .isFalse();
    assertThat(here.resolve("stolen")).doesNotExist();

    Sftp.Answer answer = server.sftp().run("put " + file + " in/../../../outside.txt");

    assertThat(answer.isDone()).isFalse();
    assertThat(answer.errors() + answer.output()).contains("Permission denied");
    assertRefused("/outside.txt");
  }

  @Test
  void nothingIsSentWhereFilesAreFetched() {
    Sftp.Answer answer = server.sftp().run("put " + file + " out/refused.txt");

    assertThat(answer.isDone()).isFalse();
    assertThat(answer.errors() + answer.output()).contains("Permission denied");
    assertThat(server.sftp().succeed("ls -1 out").lines()).doesNotContain("out/refused.txt");
    assertRefused("/out/refused.txt");
  }

  @Test
  void aNameThatIsGoneCannotBeReadButItsDocumentCan() {
    server.sftp().succeed("put " + file + " in/gone.txt", "rm in/gone.txt");

    Sftp.Answer answer = server.sftp().run("get in/gone.txt " + here.resolve("gone.txt"));

    assertThat(answer.isDone()).isFalse();
    assertThat(answer.errors() + answer.output()).containsIgnoringCase("not found");
    assertThat(server.api("auditor").items("/api/v1/exchanges?partner=acme&name=gone.txt"))
        .hasSize(1);
  }

  private void assertAuthFailed(String log, String login, String reason) {
    assertEvent(log, "auth.failed", login, reason);
  }

  private void assertRefused(String path) {
    assertEvent("acme", "operation.refused", path, "");
  }

  private void assertEvent(String log, String type, String word, String other) {
    Eventually.holds(
        Duration.ofSeconds(15),
        () ->
            assertThat(
                    server
                        .api("auditor")
                        .items("/api/v1/events?log=" + log + "&type=" + type + "&limit=100"))
                .extracting(JsonObject::toString)
                .anySatisfy(event -> assertThat(event).contains(word).contains(other)));
  }
}
