package org.tallystick.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A directory of the demo partner with many names of 200 bytes.
final class FilledDirectory {

  /// Made once on a server, for whoever lists it.
  static final String TEN_THOUSAND = "in/ten-thousand";

  private static final int SESSIONS = 4;
  private static final long FILLING_SECONDS = 900;

  /// Makes entries with names of 200 bytes, requests pipelined, each session its share.
  private static final String FILL =
      """
      import paramiko, sys
      from multiprocessing import Process
      port, key, folder, entries, sessions = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5])
      CHANNELS = 10
      def connect():
          t = paramiko.Transport(('127.0.0.1', port))
          t.connect(username='acme', pkey=paramiko.Ed25519Key.from_private_key_file(key))
          return [paramiko.SFTPClient.from_transport(t) for _ in range(CHANNELS)]
      def fill(share):
          channels = connect()
          waiting = []
          for i in range(share, entries, sessions):
              name = ('%s/%06d-' % (folder, i)) + 'x' * 193
              s = channels[i // sessions % CHANNELS]
              s._send_packet(paramiko.sftp.CMD_MKDIR, request(i, name))
              waiting.append(s)
              if len(waiting) == 8 * CHANNELS:
                  answered(waiting.pop(0))
          for s in waiting:
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

  private FilledDirectory() {}

  static void ofTenThousand(RunningServer server, Path here) throws IOException {
    if (!server.sftp().run("ls -1 " + TEN_THOUSAND + "/000000-*").isDone()) {
      fill(server, here, TEN_THOUSAND, 10_000);
    }
  }

  static void fill(RunningServer server, Path here, String folder, int entries) throws IOException {
    server.sftp().succeed("mkdir " + folder);
    Path script = Files.writeString(here.resolve("fill.py"), FILL);
    PartnerClient.succeed(
        here,
        FILLING_SECONDS,
        PartnerClient.python(
            script,
            server,
            server.demoKey(),
            folder,
            Integer.toString(entries),
            Integer.toString(SESSIONS)));
  }
}
