package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody restores a backup that is older than what was signed: the archive goes on, signs no second history (rule R8), and touches nothing at partners' servers (REM-6).
class RestoredBackupIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /// Each brings leaves that the old database has not; more than a start does.
  private static final int LATER_FILES = 25;

  @TempDir private Path here;

  @Test
  void anOldDatabaseIsServedAndNotSignedAndNothingIsFetchedUntilTheRightOneIsBack()
      throws Exception {
    try (RunningServer server = RunningServer.start(ServerSetup.fresh("restored-backup"))) {
      RemotePartner partner = RemotePartner.create(server.api("admin"), "rback");
      try (ForeignServer foreign =
          ForeignServer.openSsh(here, partner.register(1, "nobody", "key"))) {
        partner.moveTo(foreign.port(), foreign.user());
        partner.pin();
        restore(server, partner, foreign);
      }
    }
  }

  private void restore(RunningServer server, RemotePartner partner, ForeignServer foreign)
      throws IOException {
    Path database = server.data().resolve("db");
    Path theirs = Files.createDirectories(foreign.files().resolve("outgoing"));
    partner.bind("orders", foreign.directory("outgoing"), ",\"afterFetch\":\"delete\"");
    send(server, "first.txt");
    Files.writeString(theirs.resolve("first.xml"), "first");
    Eventually.holds(LIMIT, () -> requireFetched(server, "first.xml"));
    server.stop();
    Path backup = copy(database, here.resolve("backup"));
    server.restart();
    sendLaterFiles(server);
    Files.writeString(theirs.resolve("second.xml"), "second");
    Eventually.within(
        LIMIT, "what was received is signed", () -> signedSize(server) > leavesOfFiles());
    Eventually.holds(LIMIT, () -> requireFetched(server, "second.xml", "first.xml"));
    Eventually.holds(LIMIT, () -> requireSigned(server, "rback"));
    assertThat(theirs).isEmptyDirectory();
    long signed = signedSize(server);
    server.stop();
    Path right = Files.move(database, here.resolve("right"));
    copy(backup, database);
    Files.writeString(theirs.resolve("third.xml"), "third");

    server.restart();

    Eventually.holds(LIMIT, () -> requireRefused(server));
    long before = signedSize(server);
    assertThat(server.sftp().succeed("ls -1 in").lines()).containsExactly("in/first.txt");
    server.sftp().succeed("get in/first.txt " + here.resolve("back.txt"));
    assertThat(here.resolve("back.txt")).hasContent("content of first.txt");
    send(server, "meanwhile.txt");
    requireRefused(server);
    assertThat(signedSize(server)).as("nothing is signed").isEqualTo(before);
    Eventually.holds(
        LIMIT,
        () ->
            assertThat(partner.binding("orders").toString())
                .contains("TLY-0971", "log rback is not what was signed of it"));
    assertThat(theirs.resolve("third.xml")).exists();
    requireFetched(server, "first.xml");

    server.stop();
    delete(database);
    Files.move(right, database);
    server.restart();

    send(server, "last.txt");
    Eventually.holds(
        LIMIT,
        () -> {
          assertThat(evidence(server).get("color").getAsString()).isNotEqualTo("red");
          assertThat(signedSize(server)).isGreaterThan(signed);
        });
    assertThat(server.sftp().succeed("ls -1 in").lines())
        .hasSize(LATER_FILES + 2)
        .doesNotContain("in/meanwhile.txt");
    Eventually.holds(LIMIT, () -> requireFetched(server, "third.xml", "second.xml", "first.xml"));
    assertThat(theirs).isEmptyDirectory();
    partner.unbind("orders");
    Check.clean(server.setup());
  }

  private static void requireFetched(RunningServer server, String... names) {
    assertThat(server.api("operator").items("/api/v1/exchanges?limit=100&partner=rback"))
        .extracting(document -> document.get("name").getAsString())
        .containsExactly(names);
  }

  /// Up to the newest file.
  private static void requireSigned(RunningServer server, String log) {
    String newest =
        server
            .api("operator")
            .items("/api/v1/exchanges?limit=1&partner=" + log)
            .getFirst()
            .get("id")
            .getAsString();
    assertThat(signedSize(server, log))
        .isGreaterThan(Long.parseLong(newest.substring(newest.lastIndexOf('.') + 1)));
  }

  private void send(RunningServer server, String name) throws IOException {
    Path file = Files.writeString(here.resolve(name), "content of " + name);
    server.sftp().succeed("put " + file + " in/" + name);
  }

  private void sendLaterFiles(RunningServer server) throws IOException {
    Path file = Files.writeString(here.resolve("later.txt"), "later");
    List<String> commands = new ArrayList<>();
    for (int each = 0; each < LATER_FILES; each++) {
      commands.add("put " + file + " in/later-" + each + ".txt");
    }
    server.sftp().succeed(commands.toArray(String[]::new));
  }

  private static JsonObject evidence(RunningServer server) {
    return server.api("auditor").json("/api/v1/evidence");
  }

  /// At least so many leaves came after the backup was made.
  private static long leavesOfFiles() {
    return 2L * LATER_FILES;
  }

  private static long signedSize(RunningServer server) {
    return signedSize(server, "acme");
  }

  private static long signedSize(RunningServer server, String log) {
    return evidence(server).getAsJsonArray("logs").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(state -> state.get("id").getAsString().equals(log))
        .findFirst()
        .orElseThrow()
        .get("size")
        .getAsLong();
  }

  /// Red, with what was found and the way out.
  private static void requireRefused(RunningServer server) {
    JsonObject evidence = evidence(server);
    assertThat(evidence.get("color").getAsString()).isEqualTo("red");
    assertThat(evidence.getAsJsonArray("findings").asList())
        .map(JsonElement::getAsJsonObject)
        .anySatisfy(finding -> {
          assertThat(finding.get("color").getAsString()).isEqualTo("red");
          assertThat(finding.get("what").getAsString())
              .startsWith("TLY-0607 log acme: has ")
              .endsWith(" were signed; restore a database that is not older");
          assertThat(finding.get("next").getAsString()).contains("docs/operations.md");
        });
    assertThat(server.log()).contains("TLY-0607 log acme");
  }

  private static Path copy(Path from, Path to) throws IOException {
    for (Path each : below(from)) {
      Files.copy(each, to.resolve(from.relativize(each).toString()));
    }
    return to;
  }

  private static void delete(Path folder) throws IOException {
    for (Path each : below(folder).reversed()) {
      Files.delete(each);
    }
  }

  /// Folders before what is in them.
  private static List<Path> below(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return new ArrayList<>(all.toList());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
