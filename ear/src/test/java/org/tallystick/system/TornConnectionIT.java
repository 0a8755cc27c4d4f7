package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Clients and servers die at any moment: what was acknowledged is there, what was not is seen by nobody, and can be resumed.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TornConnectionIT {

  private static final int SIZE = 20_000_000;
  private static final String SLOWLY_KBIT = "20000";

  @TempDir static Path here;
  private static RunningServer server;
  private static Path file;

  @BeforeAll
  static void start() throws IOException {
    server = RunningServer.start(ServerSetup.fresh("torn"));
    byte[] content = new byte[SIZE];
    new Random(5).nextBytes(content);
    file = Files.write(here.resolve("file.bin"), content);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Process sendSlowly(String target) throws IOException {
    Path batch =
        Files.writeString(
            Files.createTempFile(here, "slow", ".sftp"), "put " + file + " " + target + "\n");
    return new ProcessBuilder(
            "sftp",
            "-q",
            "-l",
            SLOWLY_KBIT,
            "-b",
            batch.toString(),
            "-P",
            Integer.toString(server.sftpPort()),
            "-i",
            server.demoKey().toString(),
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            "UserKnownHostsFile=/dev/null",
            "-o",
            "BatchMode=yes",
            "-o",
            "IdentitiesOnly=yes",
            "acme@localhost")
        .redirectErrorStream(true)
        .redirectOutput(Files.createTempFile(here, "slow", ".txt").toFile())
        .start();
  }

  /// The uploader's own STAT shows an upload in progress, and an interrupted one.
  private static void awaitStarted(String target) {
    Eventually.within(
        Duration.ofSeconds(60), target + " is being uploaded", () -> sizeOf(target) > 0);
  }

  private static long sizeOf(String target) {
    Sftp.Answer answer = server.sftp().run("ls -l " + target);
    return answer.lines().stream()
        .findFirst()
        .map(line -> Long.parseLong(line.trim().split("\\s+")[4]))
        .orElse(0L);
  }

  private static void kill(Process client) throws InterruptedException {
    client.descendants().forEach(ProcessHandle::destroyForcibly);
    client.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  private static List<String> listed() {
    return server.sftp().succeed("ls -1 in").lines();
  }

  @Test
  @Order(1)
  void aKilledClientPublishesNothingAndReputGoesOn() throws Exception {
    Process client = sendSlowly("in/killed");
    awaitStarted("in/killed");

    kill(client);

    assertThat(listed()).doesNotContain("in/killed");
    assertThat(sizeOf("in/killed")).isBetween(1L, SIZE - 1L);
    server.sftp().succeed("reput " + file + " in/killed", "get in/killed " + here.resolve("back1"));
    assertThat(here.resolve("back1")).hasSameBinaryContentAs(file);
    assertThat(listed()).contains("in/killed");
  }

  @Test
  @Order(2)
  void whatWasAcknowledgedOutlivesAKilledServerAndTheRestCanBeResumed() throws Exception {
    List<Process> clients = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      clients.add(sendSlowly("in/parallel" + i));
    }
    server.sftp().succeed("put " + file + " in/acknowledged");
    for (int i = 0; i < 8; i++) {
      awaitStarted("in/parallel" + i);
    }

    server.kill9();
    for (Process client : clients) {
      kill(client);
    }
    server.restart();

    assertThat(listed()).contains("in/acknowledged").noneMatch(name -> name.contains("parallel"));
    server.sftp().succeed("get in/acknowledged " + here.resolve("back2"));
    assertThat(here.resolve("back2")).hasSameBinaryContentAs(file);
    assertThat(sizeOf("in/parallel3")).isBetween(1L, SIZE - 1L);
    server
        .sftp()
        .succeed("reput " + file + " in/parallel3", "get in/parallel3 " + here.resolve("back3"));
    assertThat(here.resolve("back3")).hasSameBinaryContentAs(file);
  }

  @Test
  @Order(3)
  void aStopLetsARunningTransferFinish() throws Exception {
    Process client = sendSlowly("in/finished");
    awaitStarted("in/finished");

    int status = server.stop();

    assertThat(client.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(client.exitValue()).isZero();
    assertThat(status).isIn(0, 143);
    server.restart();
    server.sftp().succeed("get in/finished " + here.resolve("back4"));
    assertThat(here.resolve("back4")).hasSameBinaryContentAs(file);
  }
}
