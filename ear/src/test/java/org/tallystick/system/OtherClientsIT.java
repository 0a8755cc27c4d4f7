package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Partners use what they have: each client opens, renames and resumes in its own way.
@ExtendWith(SharedServer.class)
class OtherClientsIT {

  private static final int SIZE = 3_000_000;

  @TempDir Path here;
  private String folder = "";
  private Path file = Path.of("");

  @BeforeEach
  void prepare(RunningServer server, TestInfo test) throws IOException {
    folder = "in/" + test.getTestMethod().orElseThrow().getName();
    server.sftp().succeed("mkdir " + folder);
    byte[] content = new byte[SIZE];
    new Random(1).nextBytes(content);
    file = Files.write(here.resolve("file.bin"), content);
  }

  private List<String> listed(RunningServer server, String directory) {
    return server.sftp().succeed("ls -1 " + directory).lines();
  }

  @Test
  void lftpSendsMirrorsAndMoves(RunningServer server) throws Exception {
    Files.writeString(Files.createDirectories(here.resolve("tree/sub")).resolve("leaf"), "leaf");
    String connect =
        "ssh -a -x -p "
            + server.sftpPort()
            + " -i "
            + server.demoKey()
            + " -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes";
    String script =
        "set sftp:connect-program '"
            + connect
            + "'; set net:max-retries 1; set cmd:fail-exit yes; open sftp://acme:x@localhost; cd "
            + folder
            + "; put file.bin -o sent; mirror -R tree mirrored; get sent -o back; mv sent moved; chmod 600 mirrored/sub/leaf; bye";

    PartnerClient.succeed(here, List.of("lftp", "-e", script));

    assertThat(here.resolve("back")).hasSameBinaryContentAs(file);
    assertThat(listed(server, folder)).containsExactly(folder + "/mirrored", folder + "/moved");
    assertThat(listed(server, folder + "/mirrored/sub"))
        .containsExactly(folder + "/mirrored/sub/leaf");
  }

  @Test
  void curlMakesDirectoriesResumesAndAppends(RunningServer server) throws Exception {
    byte[] start = new byte[1_000_000];
    System.arraycopy(Files.readAllBytes(file), 0, start, 0, start.length);
    Path part = Files.write(here.resolve("part.bin"), start);
    String url = "sftp://localhost:" + server.sftpPort() + "/" + folder + "/new/deep/";

    PartnerClient.succeed(here, curl(server, "-T", part.toString(), url + "f"));
    PartnerClient.succeed(
        here, curl(server, "-C", Integer.toString(start.length), "-T", file.toString(), url + "f"));
    PartnerClient.succeed(here, curl(server, url + "f", "-o", "back"));
    PartnerClient.succeed(here, curl(server, "--append", "-T", part.toString(), url + "f"));
    PartnerClient.succeed(here, curl(server, url + "f", "-o", "longer"));

    assertThat(here.resolve("back")).hasSameBinaryContentAs(file);
    assertThat(here.resolve("longer")).hasSize(SIZE + start.length);
  }

  private static List<String> curl(RunningServer server, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "curl",
                "-sS",
                "--insecure",
                "-u",
                "acme:",
                "--key",
                server.demoKey().toString(),
                "--pubkey",
                server.demoKey() + ".pub",
                "--ftp-create-dirs"));
    command.addAll(List.of(more));
    return command;
  }

  @Test
  void rcloneCopiesChecksAndPurges(RunningServer server) throws Exception {
    Path tree = Files.createDirectories(here.resolve("tree"));
    for (int i = 0; i < 20; i++) {
      Files.writeString(tree.resolve("f" + i), "content " + i);
    }
    String remote =
        ":sftp,host=localhost,port="
            + server.sftpPort()
            + ",user=acme,key_file="
            + server.demoKey()
            + ",shell_type=none:"
            + folder;

    PartnerClient.succeed(
        here, List.of("rclone", "--config", "", "copy", tree.toString(), remote + "/copy"));
    PartnerClient check =
        PartnerClient.succeed(
            here,
            List.of(
                "rclone",
                "--config",
                "",
                "check",
                "--download",
                tree.toString(),
                remote + "/copy"));
    PartnerClient.succeed(
        here, List.of("rclone", "--config", "", "moveto", remote + "/copy/f0", remote + "/moved"));
    PartnerClient.succeed(here, List.of("rclone", "--config", "", "purge", remote + "/copy"));

    assertThat(check.output()).contains("0 differences found");
    assertThat(listed(server, folder)).containsExactly(folder + "/moved");
  }

  @Test
  void aPythonProgramPipelinesAndSendsNamesThatAreNoText(RunningServer server) throws Exception {
    Path script =
        Files.writeString(
            here.resolve("client.py"),
            """
            import paramiko, sys
            port, key, folder = int(sys.argv[1]), sys.argv[2], sys.argv[3]
            t = paramiko.Transport(('127.0.0.1', port))
            t.connect(username='acme', pkey=paramiko.Ed25519Key.from_private_key_file(key))
            s = paramiko.SFTPClient.from_transport(t)
            data = open('file.bin', 'rb').read()
            raw = folder.encode() + b'/inv\\xff\\xfe\\n'
            with s.open(raw, 'wb') as f:
                f.set_pipelined(True)
                f.write(data)
            with s.open(raw, 'rb') as f:
                f.prefetch()
                assert f.read() == data
            assert s.stat(raw).st_size == len(data)
            try:
                s.open(raw, 'wx')
                raise SystemExit('an exclusive create of what exists was granted')
            except IOError:
                pass
            with s.open(folder + '/other', 'wb') as f:
                f.write(b'x')
            try:
                s.rename(folder + '/other', raw)
                raise SystemExit('version 3 renamed over an existing name')
            except IOError:
                pass
            s.posix_rename(folder + '/other', raw)
            assert s.stat(raw).st_size == 1
            # Its listing takes text only, so the name that is none stays beside.
            s.mkdir(folder + '/text')
            f = s.open(folder + '/text/half', 'wb')
            f.write(b'1234')
            assert s.stat(folder + '/text/half').st_size == 4
            assert s.listdir(folder + '/text') == [], 'listed before it was closed'
            t.sock.close()
            """);

    PartnerClient.succeed(here, PartnerClient.python(script, server, server.demoKey(), folder));

    assertThat(server.sftp().succeed("ls -1 " + folder + "/text").lines()).isEmpty();
  }

  @Test
  void aFileCreatedEmptyAndOpenedAgainToWriteIsOneExchange(RunningServer server) throws Exception {
    Path script =
        Files.writeString(
            here.resolve("editor.py"),
            """
            import paramiko, sys
            t = paramiko.Transport(('127.0.0.1', int(sys.argv[1])))
            t.connect(username='acme', pkey=paramiko.Ed25519Key.from_private_key_file(sys.argv[2]))
            s = paramiko.SFTPClient.from_transport(t)
            name = sys.argv[3] + '/created-then-written.txt'
            s.open(name, 'wx').close()
            assert s.stat(name).st_size == 0
            with s.open(name, 'r+') as f:
                f.write(b'what was meant')
            assert s.stat(name).st_size == 14
            t.close()
            """);

    PartnerClient.succeed(here, PartnerClient.python(script, server, server.demoKey(), folder));

    assertThat(server.api("auditor").items("/api/v1/exchanges?name=created-then-written"))
        .singleElement()
        .satisfies(exchange -> assertThat(exchange.get("size").getAsLong()).isEqualTo(14));
  }
}
