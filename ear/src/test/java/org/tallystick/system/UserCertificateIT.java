package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Users' certificates as `ssh-keygen -s` makes them.
@ExtendWith(SharedServer.class)
@SuppressWarnings("NullAway.Init")
class UserCertificateIT {

  private static boolean there;
  private static Path shared;

  @TempDir static Path kept;
  @TempDir Path here;

  private RunningServer server;
  private Api administrator;

  @BeforeEach
  void use(RunningServer running) {
    server = running;
    administrator = server.api("admin");
    if (!there) {
      there = true;
      shared = kept;
      NewPartner.bringUp(server, administrator, "certified", kept);
      String authority = ClientKey.create(kept, "authority").publicLine();
      administrator.created(
          "/api/v1/accounts/certified/protection/authorities",
          "{\"publicKey\":\"%s\",\"principals\":[\"batch\",\"certified\"]}".formatted(authority));
    }
  }

  /// Signs a new key and tries to sign in with it.
  private PartnerClient signIn(String authority, String name, String... options) {
    Path key = ClientKey.create(here, name).privateKey();
    List<String> command =
        new ArrayList<>(
            List.of("ssh-keygen", "-q", "-s", shared.resolve(authority).toString(), "-I", name));
    command.addAll(List.of(options));
    command.add(key + ".pub");
    PartnerClient.succeed(here, command);
    return OpenSshClient.of(server, here, "certified", key)
        .with("CertificateFile=" + key + "-cert.pub")
        .run("ls -1");
  }

  @Test
  void aCertificateOfTheAuthorityForOneOfThePrincipalsOpensASession() {
    PartnerClient in = signIn("authority", "laptop", "-n", "other,batch", "-V", "+1h", "-z", "41");

    assertThat(in.status()).as(in.output()).isZero();
    assertThat(in.output()).contains("in", "out");
    Eventually.holds(
        Duration.ofSeconds(15),
        () ->
            assertThat(
                    server
                        .api("auditor")
                        .items("/api/v1/events?log=certified&type=session.opened&limit=100"))
                .extracting(JsonObject::toString)
                .anySatisfy(event ->
                    assertThat(event).contains("authority", "laptop", "41", "certificate SHA256")));
  }

  @Test
  void whatTheCertificateDoesNotAllowIsRefused() {
    ClientKey.create(shared, "stranger");

    assertThat(signIn("authority", "p", "-n", "root", "-V", "+1h").status()).isEqualTo(255);
    assertThat(signIn("authority", "none", "-V", "+1h").status()).isEqualTo(255);
    assertThat(signIn("authority", "old", "-n", "batch", "-V", "-2h:-1h").status()).isEqualTo(255);
    assertThat(
            signIn("authority", "f", "-n", "batch", "-V", "+1h", "-O", "force-command=ls").status())
        .isEqualTo(255);
    assertThat(
            signIn("authority", "u", "-n", "batch", "-V", "+1h", "-O", "critical:x@example=1")
                .status())
        .isEqualTo(255);
    assertThat(
            signIn("authority", "a", "-n", "batch", "-V", "+1h", "-O", "source-address=10.0.0.0/8")
                .status())
        .isEqualTo(255);
    assertThat(
            signIn("authority", "b", "-n", "batch", "-V", "+1h", "-O", "source-address=127.0.0.1")
                .status())
        .isZero();
    assertThat(signIn("stranger", "s", "-n", "batch", "-V", "+1h").status()).isEqualTo(255);
  }

  @Test
  void aRevokedCertificateIsRefused() {
    String authority =
        administrator
            .json("/api/v1/accounts/certified/protection")
            .getAsJsonArray("authorities")
            .get(0)
            .getAsJsonObject()
            .get("fingerprint")
            .getAsString();
    assertThat(
            administrator
                .post(
                    "/api/v1/accounts/certified/protection/revocations",
                    "{\"authority\":\"%s\",\"certificate\":\"serial 77\"}".formatted(authority))
                .statusCode())
        .isEqualTo(204);

    assertThat(signIn("authority", "r77", "-n", "batch", "-V", "+1h", "-z", "77").status())
        .isEqualTo(255);
    assertThat(signIn("authority", "r78", "-n", "batch", "-V", "+1h", "-z", "78").status())
        .isZero();
  }
}
