package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What surrounds the server fails: the client is told, nothing acknowledged is lost, and work goes on when it is mended.
class FaultsIT {

  @TempDir Path here;

  @Test
  void aDatabaseThatIsDownFailsTheRequestAndLosesNothing() throws Exception {
    try (PostgresCluster postgres = PostgresCluster.start();
        RunningServer server =
            RunningServer.start(postgres.applyTo(ServerSetup.fresh("database-down")))) {
      NewPartner partner = NewPartner.bringUp(server, server.firstAdministrator(), "globex", here);
      Path file =
          Files.writeString(here.resolve("order.txt"), "acknowledged before the database went");
      partner.sftp().succeed("put " + file + " in/before.txt");

      postgres.close();

      assertThat(partner.sftp().run("put " + file + " in/while.txt").isDone()).isFalse();
      Eventually.within(
          Duration.ofMinutes(1), "the server says it is not ready", () -> !server.isReady());
      HttpResponse<String> signIn = signIn(server);
      assertThat(signIn.statusCode()).isEqualTo(503);
      assertThat(signIn.body())
          .contains("The database cannot be reached")
          .doesNotContain("Exception", "\tat ");

      HttpResponse<String> asked = server.firstAdministrator().get("/api/v1/partners");
      assertThat(asked.statusCode()).as(asked.body()).isEqualTo(503);
      assertThat(asked.headers().firstValue("Retry-After")).isPresent();
      assertThat(asked.headers().firstValue("Content-Type")).hasValue("application/problem+json");

      postgres.startAgain();

      Eventually.within(Duration.ofMinutes(2), "the server is ready again", server::isReady);
      assertThat(partner.sftp().succeed("ls -1 in").lines())
          .contains("in/before.txt")
          .doesNotContain("in/while.txt");
      partner
          .sftp()
          .succeed(
              "put " + file + " in/after.txt", "get in/before.txt " + here.resolve("back.txt"));
      assertThat(here.resolve("back.txt")).hasSameBinaryContentAs(file);
      Check.clean(server.setup());
    }
  }

  @Test
  void aFullDiskFailsTheUploadAndKeepsWhatWasThere() throws Exception {
    Path mount = Files.createDirectories(here.resolve("small"));
    Assumptions.assumeTrue(
        isMounted(mount, "400m"), "a small disk needs the right to mount one (root)");
    try (PostgresCluster postgres = PostgresCluster.start();
        RunningServer server =
            RunningServer.start(
                postgres.applyTo(ServerSetup.fresh("disk-full").withData(mount.resolve("data"))))) {
      NewPartner partner = NewPartner.bringUp(server, server.firstAdministrator(), "globex", here);
      Path file = Files.write(here.resolve("large.bin"), new byte[3_000_000]);
      partner.sftp().succeed("put " + file + " in/before.bin");
      Path filler = mount.resolve("filler");
      fill(filler, mount, 1_000_000);

      Sftp.Answer answer = partner.sftp().run("put " + file + " in/too-much.bin");

      assertThat(answer.isDone()).as("upload on a full disk").isFalse();
      assertThat(partner.sftp().succeed("ls -1 in").lines())
          .contains("in/before.bin")
          .doesNotContain("in/too-much.bin");
      Files.delete(filler);
      partner
          .sftp()
          .succeed(
              "put " + file + " in/after.bin", "get in/before.bin " + here.resolve("back.bin"));
      assertThat(here.resolve("back.bin")).hasSameBinaryContentAs(file);
      assertThat(server.firstAdministrator().get("/api/v1/events?log=globex&limit=100").body())
          .as("the failure is on record")
          .containsAnyOf("upload.interrupted", "operation.refused");
      Check.clean(server.setup());
    } finally {
      unmount(mount);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TALLYSTICK_HTTP_PORT, eighty, TLY-0012",
    "TALLYSTICK_SFTP_PORT, 70000, TLY-0012",
    "TALLYSTICK_SFTP_IDLE, soon, TLY-0012",
    "TALLYSTICK_DEMO, perhaps, TLY-0012",
    "TALLYSTICK_DB_PASSWORD_FILE, /nowhere/secret, TLY-0011",
    "TALLYSTICK_CONFIG, /nowhere/settings, TLY-0010",
    "TALLYSTICK_DB_URL, jdbc:oracle:thin:@x, TLY-0056"
  })
  void aSettingThatCannotBeReadStopsTheStartAndIsNamed(
      String setting, String value, String number) {
    RunningServer.Refused refused =
        RunningServer.startRefused(ServerSetup.fresh("unreadable").with(setting, value));

    assertThat(refused.status()).isNotZero();
    assertThat(refused.output()).contains(number, setting, value).doesNotContain("\tat ");
  }

  @Test
  void theEmbeddedDatabaseSaysThatItHasNoExchangeTables() {
    RunningServer.Refused refused =
        RunningServer.startRefused(
            ServerSetup.fresh("no-exchange-tables").with("TALLYSTICK_EXCHANGE_USER", "erp"));

    assertThat(refused.status()).isNotZero();
    assertThat(refused.output())
        .contains("TLY-0945", "TALLYSTICK_EXCHANGE_USER", "expected PostgreSQL")
        .doesNotContain("\tat ");
  }

  @Test
  void aDatabaseThatDoesNotAnswerStopsTheStartWithASentence() {
    ServerSetup setup =
        ServerSetup.fresh("no-database")
            .with(
                "TALLYSTICK_DB_URL",
                "jdbc:postgresql://localhost:" + Checkout.freePort() + "/tallystick")
            .with("TALLYSTICK_DB_USER", "app")
            .with("TALLYSTICK_DB_PASSWORD", "secret")
            .with("TALLYSTICK_DB_OWNER_USER", "owner")
            .with("TALLYSTICK_DB_OWNER_PASSWORD", "secret");

    RunningServer.Refused refused = RunningServer.startRefused(setup);

    assertThat(refused.status()).isNotZero();
    assertThat(refused.output()).contains("TLY-0020", "TALLYSTICK_DB_URL").doesNotContain("\tat ");
  }

  private static HttpResponse<String> signIn(RunningServer server) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(server.url().resolve("/sign-in"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Origin", server.url().toString())
              .POST(HttpRequest.BodyPublishers.ofString("username=admin&password=wrong-one"))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static void fill(Path filler, Path mount, long left) throws IOException {
    long size = Files.getFileStore(mount).getUsableSpace() - left;
    try (var out = Files.newOutputStream(filler)) {
      byte[] block = new byte[1 << 16];
      for (long written = 0; written < size; written += block.length) {
        out.write(block);
      }
    }
  }

  private static boolean isMounted(Path folder, String size) throws Exception {
    return run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()) == 0;
  }

  private static void unmount(Path folder) throws Exception {
    run("umount", "-l", folder.toString());
  }

  private static int run(String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of(command));
    try {
      return new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException notThere) {
      return -1;
    }
  }
}
