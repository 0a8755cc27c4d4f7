package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// OpenSSH's `sftp` against the archive: what its users expect of a file server, and what only an archive does.
@ExtendWith(SharedServer.class)
class OpenSshIT {

  @TempDir Path here;
  private String folder = "";

  @BeforeEach
  void makeFolder(RunningServer server, TestInfo test) {
    folder = "in/" + test.getTestMethod().orElseThrow().getName();
    server.sftp().succeed("mkdir " + folder);
  }

  private Path file(String name, int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return Files.write(here.resolve(name), content);
  }

  @Test
  void aTreeSentComesBackTheSameWithItsTimes(RunningServer server) throws Exception {
    Path tree = Files.createDirectories(here.resolve("tree/a/b"));
    Path deep = Files.writeString(tree.resolve("deep.txt"), "deep");
    Files.createFile(here.resolve("tree/empty"));
    Files.setLastModifiedTime(deep, FileTime.from(Instant.parse("2020-01-02T03:04:05Z")));

    server
        .sftp()
        .succeed(
            "put -r -p " + here.resolve("tree") + " " + folder + "/",
            "get -r -p " + folder + "/tree " + here.resolve("back"));

    Path back = here.resolve("back/a/b/deep.txt");
    assertThat(back).hasContent("deep");
    assertThat(Files.getLastModifiedTime(back).toInstant())
        .isEqualTo(Instant.parse("2020-01-02T03:04:05Z"));
    assertThat(here.resolve("back/empty")).isEmptyFile();
  }

  @Test
  void namesOfEveryKindArriveAsTheyAre(RunningServer server) throws Exception {
    Path file = file("content", 100);
    String longest = "x".repeat(255);

    server
        .sftp()
        .succeed(
            "put " + file + " \"" + folder + "/two words\"",
            "put " + file + " \"" + folder + "/it's\"",
            "put " + file + " '" + folder + "/say \"hi\"'",
            "put " + file + " " + folder + "/caf\u00e9-nfc",
            "put " + file + " " + folder + "/cafe\u0301-nfd",
            "put " + file + " " + folder + "/" + longest);

    assertThat(server.sftp().succeed("ls -1 " + folder).lines())
        .contains(
            folder + "/two words", folder + "/it's", folder + "/say \"hi\"", folder + "/" + longest)
        .hasSize(6);
    server.sftp().succeed("get " + folder + "/cafe\u0301-nfd " + here.resolve("back"));
    assertThat(here.resolve("back")).hasSameBinaryContentAs(file);
  }

  @Test
  void aNameIsTakenByAnotherOnlyAtomically(RunningServer server) throws Exception {
    Path first = file("first", 10);
    Path second = file("second", 20);

    server
        .sftp()
        .succeed(
            "put " + first + " " + folder + "/a",
            "put " + second + " " + folder + "/b",
            "rename " + folder + "/b " + folder + "/a");

    assertThat(server.sftp().succeed("ls -1 " + folder).lines()).containsExactly(folder + "/a");
    server.sftp().succeed("get " + folder + "/a " + here.resolve("back"));
    assertThat(here.resolve("back")).hasSameBinaryContentAs(second);
    assertThat(server.sftp().run("rename -l " + folder + "/a " + folder + "/nowhere/a").isDone())
        .isFalse();
  }

  @Test
  void directoriesAreMadeAndRemovedWhenEmpty(RunningServer server) throws Exception {
    Path file = file("file", 10);

    server.sftp().succeed("mkdir " + folder + "/sub", "put " + file + " " + folder + "/sub/f");

    assertThat(server.sftp().run("rmdir " + folder + "/sub").isDone()).isFalse();
    assertThat(server.sftp().run("mkdir " + folder + "/sub").isDone()).isFalse();
    server.sftp().succeed("rm " + folder + "/sub/f", "rmdir " + folder + "/sub");
    assertThat(server.sftp().succeed("ls -1 " + folder).lines()).isEmpty();
  }

  @Test
  void nothingLeadsOutOfTheTree(RunningServer server) {
    Sftp.Answer above = server.sftp().succeed("cd ../../../..", "pwd", "ls -1");

    assertThat(above.lines()).anyMatch(line -> line.endsWith("directory: /")).contains("in", "out");
    assertThat(server.sftp().run("get /../../etc/passwd " + here.resolve("stolen")).isDone())
        .isFalse();
  }

  @Test
  void onlyWhatIsAgreedCanBeWritten(RunningServer server) throws Exception {
    Path file = file("file", 10);

    Sftp.Answer out = server.sftp().run("put " + file + " out/mine");
    Sftp.Answer root = server.sftp().run("put " + file + " mine");

    assertThat(out.isDone()).isFalse();
    assertThat(out.errors()).contains("Permission denied");
    assertThat(root.isDone()).isFalse();
    assertThat(server.sftp().run("symlink " + folder + " " + folder + "/link").isDone()).isFalse();
  }

  @Test
  void aLargeFileIsSentAndFetchedWhole(RunningServer server) throws Exception {
    Path large = file("large", 40_000_000);

    server
        .sftp()
        .succeed(
            "put " + large + " " + folder + "/large",
            "get " + folder + "/large " + here.resolve("back"));

    assertThat(here.resolve("back")).hasSameBinaryContentAs(large);
  }

  @Test
  void aConnectionThatMovesMuchAgreesOnACheaperCipher(RunningServer server) throws Exception {
    Path large = file("large", 40_000_000);

    PartnerClient sent = talkative(server, "aes256-ctr,aes256-gcm@openssh.com", large, "sent");
    PartnerClient set = talkative(server, "aes256-ctr", large, "set");

    assertThat(agreedCiphers(sent)).containsExactly("aes256-ctr", "aes256-gcm@openssh.com");
    assertThat(agreedCiphers(set)).containsExactly("aes256-ctr");
    server.sftp().succeed("get " + folder + "/sent " + here.resolve("back"));
    assertThat(here.resolve("back")).hasSameBinaryContentAs(large);
  }

  /// Sends a file to and fro.
  private PartnerClient talkative(RunningServer server, String ciphers, Path file, String name) {
    PartnerClient client =
        OpenSshClient.of(server, here, "acme", server.demoKey())
            .with("Ciphers=" + ciphers, "LogLevel=DEBUG1")
            .run(
                "put " + file + " " + folder + "/" + name,
                "get " + folder + "/" + name + " " + here.resolve(name));
    assertThat(client.status()).as(client.output()).isZero();
    assertThat(here.resolve(name)).hasSameBinaryContentAs(file);
    return client;
  }

  private static List<String> agreedCiphers(PartnerClient client) {
    return client
        .output()
        .lines()
        .filter(line -> line.contains("server->client cipher: "))
        .map(line -> line.replaceFirst(".*cipher: (\\S+).*", "$1"))
        .toList();
  }

  @Test
  void strangersAreRefusedAndToldNothing(RunningServer server) throws Exception {
    Path stranger = here.resolve("stranger");
    PartnerClient.succeed(
        here, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", stranger.toString()));

    Sftp.Answer unknownKey = server.sftp().withKey(stranger).run("ls");
    Sftp.Answer unknownName = server.sftp().as("nobody").withKey(stranger).run("ls");

    assertThat(unknownKey.isDone()).isFalse();
    assertThat(unknownKey.errors().replace("acme", ""))
        .isEqualTo(unknownName.errors().replace("nobody", ""))
        .contains("Permission denied");
  }

  @Test
  void aShellIsRefusedWithASentence(RunningServer server) {
    List<String> command =
        OpenSshClient.of(server, here, "acme", server.demoKey()).words("ssh", "-p");
    command.addAll(List.of("acme@localhost", "ls in"));

    PartnerClient ssh = PartnerClient.run(here, command);

    assertThat(ssh.status()).isEqualTo(1);
    assertThat(ssh.output()).contains("This service provides sftp, scp and checksums");
  }

  @Test
  void whatIsSentTwiceIsBothTimesInTheArchive(RunningServer server) throws Exception {
    server
        .sftp()
        .succeed(
            "put "
                + Files.write(here.resolve("v1"), "one".getBytes(StandardCharsets.UTF_8))
                + " "
                + folder
                + "/f");
    server
        .sftp()
        .succeed(
            "put "
                + Files.write(here.resolve("v2"), "second".getBytes(StandardCharsets.UTF_8))
                + " "
                + folder
                + "/f");

    server.sftp().succeed("get " + folder + "/f " + here.resolve("back"));

    assertThat(here.resolve("back")).hasContent("second");
  }
}
