package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A directory nobody ever cleaned up is listed quickly, by key, page after page.
@ExtendWith(SharedServer.class)
class LargeDirectoryIT {

  private static final int SESSIONS = 8;
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final long FILLING_SECONDS = 900;

  /// Makes entries with names of 200 bytes, requests pipelined, each session its share.
  private static final String FILL =
      """
      import paramiko, sys
      from multiprocessing import Process
      port, key, folder, entries, sessions = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
      def connect():
          t = paramiko.Transport(('127.0.0.1', port))
          t.connect(username='acme', pkey=paramiko.Ed25519Key.from_private_key_file(key))
          return paramiko.SFTPClient.from_transport(t)
      def fill(share):
          s = connect()
          waiting = 0
          for i in range(share, entries, sessions):
              name = ('%s/%06d-' % (folder, i)) + 'x' * 193
              s._send_packet(paramiko.sftp.CMD_MKDIR, request(i, name))
              waiting += 1
              if waiting == 64:
                  answered(s); waiting -= 1
          for _ in range(waiting):
              answered(s)
      def request(i, name):
          m = paramiko.Message()
          m.add_int(i); m.add_string(name); m.add_int(0)
          return m
      def answered(s):
          kind, data = s._read_packet()
          m = paramiko.Message(data)
          m.get_int()
          assert kind == paramiko.sftp.CMD_STATUS and m.get_int() == 0, data
      workers = [Process(target=fill, args=(n,)) for n in range(sessions)]
      for w in workers: w.start()
      for w in workers: w.join()
      sys.exit(sum(w.exitcode != 0 for w in workers))
      """;

  @TempDir Path here;

  @Test
  void fiveThousandEntriesAreListed(RunningServer server) throws Exception {
    fill(server, "in/five-thousand", 5_000);

    assertThat(list(server, "in/five-thousand", 5_000)).isLessThan(LIMIT);
  }

  @Test
  @EnabledIfSystemProperty(
      named = "tallystick.long",
      matches = "true",
      disabledReason = "takes minutes: ./tallystick test --long")
  void aHundredThousandEntriesAreListedInFiveSeconds(RunningServer server) throws Exception {
    fill(server, "in/hundred-thousand", 100_000);

    assertThat(list(server, "in/hundred-thousand", 100_000)).isLessThan(LIMIT);
  }

  private void fill(RunningServer server, String folder, int entries) throws Exception {
    server.sftp().succeed("mkdir " + folder);
    Path script = Files.writeString(here.resolve("fill.py"), FILL);
    PartnerClient.succeed(
        here,
        FILLING_SECONDS,
        List.of(
            "/usr/bin/python3",
            script.toString(),
            Integer.toString(server.sftpPort()),
            server.demoKey().toString(),
            folder,
            Integer.toString(entries),
            Integer.toString(SESSIONS)));
  }

  /// The whole of a client's run, its sign-in included.
  private static Duration list(RunningServer server, String folder, int entries) {
    long began = System.nanoTime();
    List<String> lines = server.sftp().succeed("ls -1 " + folder).lines();
    Duration taken = Duration.ofNanos(System.nanoTime() - began);

    assertThat(lines).hasSize(entries).allMatch(line -> line.length() == folder.length() + 201);
    return taken;
  }
}
