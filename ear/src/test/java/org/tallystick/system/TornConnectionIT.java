package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients and servers die at any moment: what was acknowledged is there, what was not is seen by nobody, and can be resumed.
class TornConnectionIT {

  private static final int SIZE = 20_000_000;

  /// 2.5 MB/s: eight seconds for the file.
  private static final int SLOWLY_KBIT = 20_000;

  private static final int CLIENTS = 8;

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

  private static List<String> listed() {
    return server.sftp().succeed("ls -1 in").lines();
  }

  @Test
  void aKilledClientPublishesNothingAndReputGoesOn() throws Exception {
    SlowUpload upload = SlowUpload.start(server, here, file, "in/killed", SLOWLY_KBIT);
    upload.awaitBegun();

    upload.kill();

    assertThat(listed()).doesNotContain("in/killed");
    assertThat(StagedSize.of(server.sftp(), "in/killed")).isBetween(1L, SIZE - 1L);
    server.sftp().succeed("reput " + file + " in/killed", "get in/killed " + here.resolve("back1"));
    assertThat(here.resolve("back1")).hasSameBinaryContentAs(file);
    assertThat(listed()).contains("in/killed");
  }

  @Test
  void aClientThatDiesAtAnyPacketPublishesNothingAndTheOperatorSeesWhatItLeft() throws Exception {
    Path script =
        Files.writeString(
            here.resolve("dies.py"),
            """
            import paramiko, sys
            # Dies after the open, in the middle of a packet of each write, and when all is written but not closed.
            def connect():
                t = paramiko.Transport(('127.0.0.1', int(sys.argv[1])))
                t.connect(username='acme', pkey=paramiko.Ed25519Key.from_private_key_file(sys.argv[2]))
                return t, paramiko.SFTPClient.from_transport(t)
            for writes in range(6):
                t, s = connect()
                f = s.open('in/dies%d' % writes, 'wb')
                for i in range(writes):
                    f.write(b'x' * 1000)
                # A packet that says it is longer than what follows.
                s.sock.send(b'\\x00\\x00\\x10\\x00\\x06half a write')
                t.sock.close()
            t, s = connect()
            assert not [n for n in s.listdir('in') if n.startswith('dies')], s.listdir('in')
            """);

    PartnerClient.succeed(here, PartnerClient.python(script, server, server.demoKey()));

    assertThat(listed()).noneMatch(name -> name.contains("dies"));
    assertThat(StagedSize.of(server.sftp(), "in/dies5")).isEqualTo(5_000);
    Eventually.holds(
        Duration.ofSeconds(10),
        () ->
            assertThat(
                    server
                        .api("operator")
                        .items("/api/v1/events?log=acme&type=upload.interrupted&limit=100")
                        .stream()
                        .filter(event -> event.toString().contains("dies")))
                .hasSize(6));
  }

  @Test
  void whatWasAcknowledgedOutlivesAKilledServerAndTheRestCanBeResumed() throws Exception {
    List<SlowUpload> uploads = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      uploads.add(SlowUpload.start(server, here, file, "in/parallel" + i, SLOWLY_KBIT / 2));
    }
    server.sftp().succeed("put " + file + " in/acknowledged");
    for (SlowUpload upload : uploads) {
      upload.awaitBegun();
    }

    server.kill9();
    for (SlowUpload upload : uploads) {
      upload.kill();
    }
    server.restart();

    assertThat(listed()).contains("in/acknowledged").noneMatch(name -> name.contains("parallel"));
    server.sftp().succeed("get in/acknowledged " + here.resolve("back2"));
    assertThat(here.resolve("back2")).hasSameBinaryContentAs(file);
    assertThat(StagedSize.of(server.sftp(), "in/parallel3")).isBetween(1L, SIZE - 1L);
    server
        .sftp()
        .succeed("reput " + file + " in/parallel3", "get in/parallel3 " + here.resolve("back3"));
    assertThat(here.resolve("back3")).hasSameBinaryContentAs(file);
  }
}
