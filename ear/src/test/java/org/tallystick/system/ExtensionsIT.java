package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.tlog.ContentDigest;

/// What clients ask for beyond the draft's SFTP: extensions, scp and checksums, each answered rightly over the wire.
@ExtendWith(SharedServer.class)
class ExtensionsIT {

  @TempDir Path here;
  private RunningServer server;

  @BeforeEach
  void use(RunningServer shared) {
    server = shared;
  }

  private NewPartner partner(String id) {
    return NewPartner.bringUp(server, server.api("admin"), id, here);
  }

  /// `ssh` or `scp` with what they need to get in.
  private List<String> openSsh(String partner, String program, String portOption) {
    return OpenSshClient.of(server, here, partner, here.resolve(partner + "_ed25519"))
        .with("LogLevel=ERROR")
        .words(program, portOption);
  }

  @Test
  void eachExtensionDoesWhatItPromises() throws Exception {
    partner("extended");
    assertThat(
            Api.send(
                    server
                        .api("admin")
                        .request("/api/v1/accounts/extended/protection/allowance")
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"totalBytes\":8388608}")))
                .statusCode())
        .isEqualTo(200);
    Path script =
        Files.writeString(
            here.resolve("extended.py"),
            """
            import hashlib, paramiko, sys
            from paramiko.sftp import CMD_EXTENDED, CMD_EXTENDED_REPLY, CMD_NAME, CMD_STATUS
            try:
                from paramiko.sftp import int64 as long
            except ImportError:
                from paramiko.py3compat import long
            t = paramiko.Transport(('127.0.0.1', int(sys.argv[1])))
            t.connect(username='extended', pkey=paramiko.Ed25519Key.from_private_key_file(sys.argv[2]))
            s = paramiko.SFTPClient.from_transport(t)
            def ask(expected, *words):
                kind, answer = s._request(CMD_EXTENDED, *words)
                assert kind == expected, (words, kind)
                return answer
            data = b'abc' * 1000
            with s.open('in/a', 'wb') as f:
                f.write(data)

            for words, path in (('home-directory', 'extended'), b'/'), (('expand-path@openssh.com', '~/in'), b'/in'), (('expand-path@openssh.com', 'in/../in/a'), b'/in/a'):
                answer = ask(CMD_NAME, *words)
                assert (answer.get_int(), answer.get_string()) == (1, path), words

            opened = s.open('in/a', 'rb')
            for words in ('statvfs@openssh.com', '/in'), ('fstatvfs@openssh.com', opened.handle):
                answer = ask(CMD_EXTENDED_REPLY, *words)
                block, fragment, blocks, free = [answer.get_int64() for _ in range(4)]
                assert blocks * fragment == 8388608, (words, blocks, fragment)
                assert free == (8388608 - len(data)) // block, (words, free)

            answer = ask(CMD_EXTENDED_REPLY, 'md5-hash', '/in/a', long(0), long(0), '')
            assert (answer.get_string(), answer.get_string()) == (b'md5-hash', hashlib.md5(data).digest())
            for algorithm in 'sha256', 'sha1', 'md5':
                answer = ask(CMD_EXTENDED_REPLY, 'check-file-name', '/in/a', 'crc17,' + algorithm, long(0), long(0), 0)
                assert (answer.get_string(), answer.get_string()) == (b'check-file', algorithm.encode())
                assert answer.get_remainder() == hashlib.new(algorithm, data).digest(), algorithm
            answer = ask(CMD_EXTENDED_REPLY, 'check-file-handle', opened.handle, 'sha256', long(0), long(0), 1024)
            answer.get_string(), answer.get_string()
            blocks = b''.join(hashlib.sha256(data[i:i + 1024]).digest() for i in range(0, len(data), 1024))
            assert answer.get_remainder() == blocks

            with s.open('in/synced', 'wb') as f:
                f.write(b'x')
                ask(CMD_STATUS, 'fsync@openssh.com', f.handle)

            dated = paramiko.SFTPAttributes()
            dated.st_atime = dated.st_mtime = 1577934245
            dated._flags = paramiko.SFTPAttributes.FLAG_AMTIME
            ask(CMD_STATUS, 'lsetstat@openssh.com', '/in/a', dated)
            assert s.stat('in/a').st_mtime == 1577934245
            assert s.open('in/a', 'rb').read() == data

            source, copy = s.open('in/a', 'rb'), s.open('in/copy', 'wb')
            ask(CMD_STATUS, 'copy-data', source.handle, long(3), long(6), copy.handle, long(0))
            copy.close()
            assert s.open('in/copy', 'rb').read() == data[3:9]

            for words in ('hardlink@openssh.com', '/in/a', '/in/b'), ('no-such@example.com', ''):
                try:
                    s._request(CMD_EXTENDED, *words)
                    raise SystemExit('granted: %s' % (words,))
                except IOError as refused:
                    print(words[0], refused)
            t.close()
            """);

    PartnerClient client =
        PartnerClient.succeed(
            here, PartnerClient.python(script, server, here.resolve("extended_ed25519")));

    assertThat(client.output()).contains("hardlink@openssh.com").contains("no-such@example.com");
  }

  @Test
  void whatIsCopiedOnTheServerIsNotTakenForDelivered() throws Exception {
    NewPartner partner = partner("copying");
    sendTo("copying", "INV-7.xml", "<invoice/>");

    partner
        .sftp()
        .succeed(
            "df -h", "cp out/INV-7.xml in/copied.xml", "get in/copied.xml " + here.resolve("back"));

    assertThat(here.resolve("back")).hasContent("<invoice/>");
    assertThat(server.api("auditor").items("/api/v1/events?log=copying&type=file.delivered"))
        .isEmpty();
  }

  private void sendTo(String partner, String name, String content) {
    assertThat(
            Api.send(
                    server
                        .api("operator")
                        .request("/api/v1/interfaces/" + partner + ".invoices/files/" + name)
                        .header("Idempotency-Key", partner + name)
                        .header(
                            "Repr-Digest",
                            "sha-256=:"
                                + Base64.getEncoder()
                                    .encodeToString(
                                        ContentDigest.of(content.getBytes(StandardCharsets.UTF_8))
                                            .bytes())
                                + ":")
                        .PUT(BodyPublishers.ofString(content)))
                .statusCode())
        .isBetween(200, 201);
  }

  @Test
  void sumsOfWhatWeSendAreCheckedByThePartnersOwnProgram() throws Exception {
    NewPartner partner = partner("summed");
    server
        .api("admin")
        .patched(
            "/api/v1/interfaces/summed.invoices",
            "{\"handOver\":{\"sidecars\":true,\"acknowledgements\":{\"suffixes\":[\".taken\"],\"folders\":[\"done\"],\"removal\":false},\"duplicates\":\"allow\"}}");
    sendTo("summed", "INV-1.xml", "<invoice number='1'/>");
    sendTo("summed", "INV-2.xml", "<invoice number='2'/>");
    Path back = Files.createDirectory(here.resolve("summed"));

    partner.sftp().succeed("get out/* " + back + "/");

    assertThat(back.toFile().list())
        .containsExactlyInAnyOrder(
            "INV-1.xml", "INV-1.xml.sha256", "INV-2.xml", "INV-2.xml.sha256", "SHA256SUMS");
    assertThat(PartnerClient.succeed(back, List.of("sha256sum", "-c", "SHA256SUMS")).output())
        .isEqualTo("INV-1.xml: OK\nINV-2.xml: OK\n");
    assertThat(PartnerClient.succeed(back, List.of("sha256sum", "-c", "INV-2.xml.sha256")).output())
        .isEqualTo("INV-2.xml: OK\n");
    Files.writeString(back.resolve("INV-2.xml"), "changed on the way");
    assertThat(PartnerClient.run(back, List.of("sha256sum", "-c", "SHA256SUMS")).status())
        .isEqualTo(1);
  }

  private Path tree() throws IOException {
    Path tree = here.resolve("tree");
    Files.createDirectories(tree.resolve("sub"));
    byte[] large = new byte[300_000];
    new Random(3).nextBytes(large);
    Files.write(tree.resolve("large.bin"), large);
    Files.writeString(tree.resolve("one.txt"), "one");
    Files.writeString(tree.resolve("sub/le af.txt"), "leaf");
    Files.setLastModifiedTime(
        tree.resolve("one.txt"), FileTime.from(Instant.parse("2020-01-02T03:04:05Z")));
    return tree;
  }

  @Test
  void theOldScpFetchesFilesTreesAndPatterns() throws Exception {
    NewPartner partner = partner("scp-down");
    Path tree = tree();
    partner.sftp().succeed("put -rp " + tree + " in/");
    String login = "scp-down@localhost:";
    for (List<String> mode : List.of(List.of("-O"), List.<String>of())) {
      Path back = Files.createDirectory(here.resolve("back" + mode.size()));
      scp(mode, List.of("-r", "-p", login + "in/tree", back + "/"));
      scp(mode, List.of(login + "in/tree/*.txt", back + "/"));

      for (String name : List.of("large.bin", "one.txt", "sub/le af.txt")) {
        assertThat(back.resolve("tree").resolve(name))
            .as("%s %s", mode, name)
            .hasSameBinaryContentAs(tree.resolve(name));
      }
      assertThat(Files.getLastModifiedTime(back.resolve("tree/one.txt")).toInstant())
          .isEqualTo(Instant.parse("2020-01-02T03:04:05Z"));
      assertThat(back.resolve("one.txt")).hasContent("one");
      assertThat(back.resolve("large.bin")).doesNotExist();
    }
    List<String> missing = openSsh("scp-down", "scp", "-P");
    missing.addAll(List.of("-O", login + "in/nothing", here + "/"));
    PartnerClient refused = PartnerClient.run(here, missing);
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.output()).contains("in/nothing");
  }

  private void scp(List<String> mode, List<String> more) {
    List<String> command = openSsh("scp-down", "scp", "-P");
    command.addAll(mode);
    command.addAll(more);
    PartnerClient.succeed(here, command);
  }

  @Test
  void checksumsAreAnsweredWithoutAShell() throws Exception {
    NewPartner partner = partner("sums");
    Path file = Files.writeString(here.resolve("a b.txt"), "abc");
    partner.sftp().succeed("put \"" + file + "\" in/");

    assertThat(ssh("md5sum 'in/a b.txt'").output())
        .isEqualTo("900150983cd24fb0d6963f7d28e17f72  in/a b.txt\n");
    assertThat(ssh("sha256sum 'in/a b.txt'").output())
        .startsWith("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  ");
    PartnerClient missing = ssh("md5sum in/none");
    assertThat(missing.status()).isEqualTo(1);
    assertThat(missing.output()).contains("in/none");
    assertThat(ssh("md5sum in/none; id").status()).isNotZero();

    PartnerClient rclone =
        PartnerClient.succeed(
            here,
            List.of(
                "rclone",
                "--config",
                "",
                "md5sum",
                ":sftp,host=localhost,port="
                    + server.sftpPort()
                    + ",user=sums,key_file="
                    + here.resolve("sums_ed25519")
                    + ":in"));
    assertThat(rclone.output()).contains("900150983cd24fb0d6963f7d28e17f72  a b.txt");
  }

  private PartnerClient ssh(String command) {
    List<String> ssh = openSsh("sums", "ssh", "-p");
    ssh.addAll(List.of("sums@localhost", command));
    return PartnerClient.run(here, ssh);
  }
}
