package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stop asked for while partners send: what can end in time is let end, what cannot is kept for its sender, and the log stays calm.
class GracefulStopIT {

  private static final Duration LIMIT = Duration.ofSeconds(8);

  /// What a stop takes beside the transfers.
  private static final Duration ORDERLY = Duration.ofSeconds(12);

  @TempDir static Path here;
  private static RunningServer server;

  @BeforeAll
  static void start() {
    server =
        RunningServer.start(
            ServerSetup.fresh("graceful")
                .with("TALLYSTICK_SHUTDOWN_SECONDS", Long.toString(LIMIT.toSeconds())));
  }

  @BeforeEach
  void startAgain() {
    if (!server.isReady()) {
      server.restart();
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Path file(String name, int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Files.write(here.resolve(name), content);
  }

  @Test
  void aTransferThatEndsInTimeIsAcknowledgedAndOneThatDoesNotIsKeptForItsSender() throws Exception {
    Path brief = file("brief", 4_000_000);
    Path endless = file("endless", 40_000_000);
    // 1 MB/s and 0.25 MB/s: four seconds, and more than two minutes.
    SlowUpload ends = SlowUpload.start(server, here, brief, "in/brief", 8_000);
    SlowUpload doesNot = SlowUpload.start(server, here, endless, "in/endless", 2_000);
    ends.awaitBegun();
    doesNot.awaitBegun();
    int before = server.log().length();

    long began = System.nanoTime();
    int status = server.stop();
    Duration taken = Duration.ofNanos(System.nanoTime() - began);

    assertThat(status).isIn(0, 143);
    assertThat(taken).isBetween(LIMIT.minusSeconds(1), LIMIT.plus(ORDERLY));
    assertThat(ends.exitStatus()).as(ends.output()).isZero();
    assertThat(doesNot.exitStatus()).isNotZero();
    assertThat(server.log().substring(before))
        .contains("TLY-0314")
        .doesNotContain("TLY-0303", "TLY-0304", "TLY-0313", "TLY-0318", "\\n\\tat ", "\n\tat ");

    server.restart();

    assertThat(server.sftp().succeed("ls -1 in").lines())
        .contains("in/brief")
        .doesNotContain("in/endless");
    assertThat(server.sftp().succeed("ls -l in/endless").lines()).hasSize(1);
    server.sftp().succeed("get in/brief " + here.resolve("brief-back"));
    assertThat(here.resolve("brief-back")).hasSameBinaryContentAs(brief);
    server
        .sftp()
        .succeed(
            "reput " + endless + " in/endless", "get in/endless " + here.resolve("endless-back"));
    assertThat(here.resolve("endless-back")).hasSameBinaryContentAs(endless);
  }

  @Test
  void sessionsThatSendNothingHoldNoStopUp() throws Exception {
    Process idle =
        new ProcessBuilder(
                List.of(
                    "/usr/bin/python3",
                    "-c",
                    """
                    import paramiko, sys, time
                    t = paramiko.Transport(('127.0.0.1', int(sys.argv[1])))
                    t.connect(username='acme', pkey=paramiko.Ed25519Key.from_private_key_file(sys.argv[2]))
                    s = paramiko.SFTPClient.from_transport(t)
                    s.stat('in')
                    print('idle', flush=True)
                    time.sleep(300)
                    """,
                    Integer.toString(server.sftpPort()),
                    server.demoKey().toString()))
            .redirectErrorStream(true)
            .start();
    assertThat(idle.inputReader().readLine()).isEqualTo("idle");
    int before = server.log().length();

    long began = System.nanoTime();
    server.stop();
    Duration taken = Duration.ofNanos(System.nanoTime() - began);
    idle.destroyForcibly().waitFor(10, TimeUnit.SECONDS);

    assertThat(taken).isLessThan(ORDERLY);
    assertThat(server.log().substring(before))
        .doesNotContain("TLY-0304", "TLY-0313", "TLY-0314", "TLY-0318", "\\n\\tat ", "\n\tat ");
  }
}
