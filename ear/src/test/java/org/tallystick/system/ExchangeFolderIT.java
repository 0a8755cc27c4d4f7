package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What a partner takes away from `/.exchange` with its own client is checked without the server, by both verifiers.
@ExtendWith(SharedServer.class)
@SuppressWarnings("NullAway.Init")
class ExchangeFolderIT {

  private static final Duration RECEIPT = Duration.ofSeconds(3);
  private static final String RECEIPTS = "/.exchange/receipts/*/*/*/";

  @TempDir private Path here;
  private RunningServer server;
  private Path policy;

  @BeforeEach
  void fetchPolicy(RunningServer shared) {
    server = shared;
    policy = here.resolve("policy");
    Eventually.within(
        Duration.ofSeconds(30),
        "the log is signed",
        () -> server.sftp().run("get /.exchange/log/policy " + policy).isDone());
  }

  private static List<String> receipts(Sftp sftp, String name) {
    return sftp.run("-ls -1 " + RECEIPTS + name + ".*.tlog-proof").lines().stream()
        .filter(line -> line.startsWith("/.exchange/receipts/"))
        .toList();
  }

  private List<JsonObject> events(String type) {
    return server.api("auditor").items("/api/v1/events?log=acme&limit=100&type=" + type);
  }

  private Path sent(String name, String content) throws IOException {
    Path file = Files.writeString(here.resolve(name), content);
    server.sftp().succeed("put " + file + " in/" + name);
    return file;
  }

  @Test
  void aFilesReceiptIsThereWithinThreeSecondsAndAccepted() throws Exception {
    sent("own-half.txt", "kept by both");

    Eventually.within(
        RECEIPT, "the receipt", () -> !receipts(server.sftp(), "own-half.txt").isEmpty());

    String receipt = receipts(server.sftp(), "own-half.txt").getFirst();
    assertThat(receipt)
        .matches("/\\.exchange/receipts/\\d{4}/\\d\\d/\\d\\d/own-half\\.txt\\.\\d+\\.tlog-proof");
    server
        .sftp()
        .succeed(
            "get " + receipt + " " + here.resolve("first"),
            "get " + receipt + " " + here.resolve("second"));
    Verifiers.accept("receipt", here.resolve("first"), policy);
    assertThat(here.resolve("first"))
        .hasSameBinaryContentAs(here.resolve("second"))
        .content()
        .isEqualTo(
            server
                .api("auditor")
                .get(
                    "/api/v1/receipts/acme." + receipt.replaceAll(".*\\.(\\d+)\\.tlog-proof", "$1"))
                .body());
  }

  @Test
  void theWholeLogIsFetchedAsItStoodAtTheFirstLook() throws Exception {
    List<String> commands = new ArrayList<>();
    Path file = Files.writeString(here.resolve("file"), "x");
    for (int i = 0; i < 150; i++) {
      commands.add("put " + file + " in/frozen-" + i);
    }
    commands.add("get /.exchange/log/checkpoint " + here.resolve("before"));
    commands.add("put " + file + " in/frozen-later");
    commands.add("!sleep 2");
    commands.add("get -r /.exchange/log " + here.resolve("mirror"));

    server.sftp().succeed(commands.toArray(String[]::new));

    Path mirror = here.resolve("mirror");
    assertThat(mirror.resolve("checkpoint")).hasSameBinaryContentAs(here.resolve("before"));
    assertThat(mirror.resolve("tile/0/000")).hasSize(256 * 32);
    Verifiers.accept("mirror", mirror, policy);
    server.sftp().succeed("get /.exchange/log/checkpoint " + here.resolve("after"));
    assertThat(Files.readString(here.resolve("after")))
        .isNotEqualTo(Files.readString(here.resolve("before")));
  }

  @Test
  void aLaterMirrorGoesOnFromWhatWasKeptAndNoOther() throws Exception {
    sent("kept.txt", "kept");
    Eventually.within(RECEIPT, "the receipt", () -> !receipts(server.sftp(), "kept.txt").isEmpty());
    server
        .sftp()
        .succeed(
            "get -r /.exchange/log " + here.resolve("before"),
            "get -r /.exchange/receipts " + here.resolve("receipts"));
    sent("later.txt", "later");
    Eventually.within(
        RECEIPT, "a signed later event", () -> !receipts(server.sftp(), "later.txt").isEmpty());
    server.sftp().succeed("get -r /.exchange/log " + here.resolve("after"));

    Verifiers.accept(
        "mirror", here.resolve("after"), policy, here.resolve("before"), here.resolve("receipts"));
    Verifiers.refuse(
        "leaves at its end were taken away",
        "mirror",
        here.resolve("before"),
        policy,
        here.resolve("after"));
    change(here.resolve("after/tile/states"));
    Verifiers.refuse("its map is not what", "mirror", here.resolve("after"), policy);
  }

  /// A bit of the last byte of the newest bundle: of what a head says that a directory held.
  private static void change(Path bundles) throws IOException {
    try (Stream<Path> files = Files.walk(bundles)) {
      Path newest = files.filter(Files::isRegularFile).max(Path::compareTo).orElseThrow();
      byte[] bytes = Files.readAllBytes(newest);
      bytes[bytes.length - 1] ^= 1;
      Files.write(newest, bytes);
    }
  }

  @Test
  void theHostKeyTheClientKnowsSaysWhoseTheLogIs() throws Exception {
    Path signers = here.resolve("signers");
    Eventually.within(
        Duration.ofSeconds(30),
        "there is an anchor log",
        () -> server.sftp().run("get -r /.exchange/log/*key* " + here + "/").isDone());

    Files.writeString(signers, "archive " + Files.readString(here.resolve("host-key.pub")));
    PartnerClient said =
        PartnerClient.succeed(
            here,
            List.of(
                "sh",
                "-c",
                "ssh-keygen -Y verify -f signers -I archive -n tallystick-log-key -s log-key.txt.sig < log-key.txt"));

    assertThat(said.output()).startsWith("Good");
    String vkey = Files.readAllLines(here.resolve("log-key.txt")).get(2);
    assertThat(Files.readString(policy)).contains("log " + vkey + "\n");
    PartnerClient known =
        PartnerClient.succeed(
            here, List.of("ssh-keyscan", "-p", Integer.toString(server.sftpPort()), "localhost"));
    assertThat(known.output())
        .contains(Files.readString(here.resolve("host-key.pub")).split(" ")[1]);
  }

  @Test
  void lftpMirrorsTheWholeFolder() throws Exception {
    sent("mirrored-by-lftp", "y");
    Eventually.within(
        RECEIPT, "the receipt", () -> !receipts(server.sftp(), "mirrored-by-lftp").isEmpty());
    String script =
        "set sftp:connect-program 'ssh -a -x -p "
            + server.sftpPort()
            + " -i "
            + server.demoKey()
            + " -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o IdentitiesOnly=yes';"
            + " set net:max-retries 1; set cmd:fail-exit yes; open sftp://acme:x@localhost;"
            + " mirror /.exchange all; bye";

    PartnerClient.succeed(here, List.of("lftp", "-e", script));
    PartnerClient again =
        PartnerClient.succeed(
            here, List.of("lftp", "-e", script.replace("mirror /", "mirror -v /")));

    assertThat(again.output()).doesNotContain("README.txt", "tile/0/000'", "lftp.");
    assertThat(here.resolve("all/README.txt")).content().contains("tallystick-verify.jar receipt");
    Verifiers.accept("mirror", here.resolve("all/log"), policy);
    try (Stream<Path> files = Files.walk(here.resolve("all/receipts"))) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).isNotEmpty();
      Verifiers.accept("receipt", all.getFirst(), policy);
    }
  }

  @Test
  void onlyAWholeDownloadIsADelivery() throws Exception {
    String name = "INV-1001.xml";
    int before = deliveries(name);
    Path script =
        Files.writeString(
            here.resolve("cut.py"),
            """
            import paramiko, sys
            t = paramiko.Transport(('127.0.0.1', int(sys.argv[1])))
            t.connect(username='acme', pkey=paramiko.Ed25519Key.from_private_key_file(sys.argv[2]))
            s = paramiko.SFTPClient.from_transport(t)
            f = s.open('/out/' + sys.argv[3], 'rb')
            size = f.stat().st_size
            got = f.read(size * 99 // 100)
            assert len(got) == size * 99 // 100 < size
            t.sock.close()
            """);

    PartnerClient.succeed(here, PartnerClient.python(script, server, server.demoKey(), name));
    Eventually.within(
        Duration.ofSeconds(10),
        "the cut download is on record",
        () -> events("read.closed").stream().anyMatch(event -> says(event, name)));
    int afterCut = deliveries(name);
    server.sftp().succeed("get out/" + name + " " + here.resolve("whole"));

    Eventually.within(RECEIPT, "the delivery's receipt", () -> deliveries(name) == before + 1);
    assertThat(afterCut).isEqualTo(before);
    String last = receipts(server.sftp(), name).getLast();
    server.sftp().succeed("get " + last + " " + here.resolve("delivered"));
    Verifiers.accept("receipt", here.resolve("delivered"), policy);
  }

  private static boolean says(JsonObject event, String name) {
    return event.toString().contains(name);
  }

  private int deliveries(String name) {
    return receipts(server.sftp(), name).size();
  }

  @Test
  void whatOurOwnPeopleDownloadIsNoDelivery() throws Exception {
    Api business = server.api("business");
    JsonObject placed =
        business.items("/api/v1/exchanges?name=PRICES-2026-11.csv").stream()
            .findFirst()
            .orElseThrow();
    int before = deliveries("PRICES-2026-11.csv");

    String id = placed.get("id").getAsString();
    assertThat(business.get("/api/v1/documents/" + id + "/content").statusCode()).isEqualTo(200);

    Eventually.within(
        Duration.ofSeconds(10),
        "it is on record as what it is",
        () ->
            events("document.read").stream().anyMatch(event -> says(event, "PRICES-2026-11.csv")));
    assertThat(events("file.delivered")).noneMatch(event -> says(event, "PRICES-2026-11.csv"));
    assertThat(deliveries("PRICES-2026-11.csv")).isEqualTo(before);
  }

  @Test
  void nothingCanBeWrittenThereAndEachTryIsOnRecord() throws Exception {
    Path file = sent("unwritable.txt", "z");
    Eventually.within(
        RECEIPT, "the receipt", () -> !receipts(server.sftp(), "unwritable.txt").isEmpty());
    String receipt = receipts(server.sftp(), "unwritable.txt").getFirst();

    for (String command :
        List.of(
            "put " + file + " /.exchange/mine",
            "put " + file + " " + receipt,
            "rm " + receipt,
            "mkdir /.exchange/receipts/mine",
            "rmdir /.exchange/log",
            "rename " + receipt + " in/receipt",
            "rename in/unwritable.txt /.exchange/moved",
            "chmod 600 " + receipt)) {
      Sftp.Answer answer = server.sftp().run(command);
      assertThat(answer.isDone()).as(command).isFalse();
      assertThat(answer.errors() + answer.output()).as(command).contains("ermission denied");
    }

    assertThat(receipts(server.sftp(), "unwritable.txt")).containsExactly(receipt);
    Eventually.holds(
        Duration.ofSeconds(10),
        () ->
            assertThat(
                    events("operation.refused").stream()
                        .filter(event -> says(event, "only the archive writes")))
                .hasSizeGreaterThanOrEqualTo(7));
  }

  @Test
  void anotherPartnersReceiptsAndLogAreNotThere() throws Exception {
    NewPartner other = NewPartner.bringUp(server, server.api("admin"), "hooli", here);
    sent("private.txt", "acme's own");
    Eventually.within(
        RECEIPT, "the receipt", () -> !receipts(server.sftp(), "private.txt").isEmpty());
    String receipt = receipts(server.sftp(), "private.txt").getFirst();
    Eventually.within(
        Duration.ofSeconds(10),
        "the other's log is signed",
        () -> other.sftp().run("get /.exchange/log/checkpoint " + here.resolve("other")).isDone());

    Sftp.Answer stolen = other.sftp().run("get " + receipt + " " + here.resolve("stolen"));

    assertThat(stolen.isDone()).isFalse();
    assertThat(stolen.errors()).contains("not found");
    assertThat(receipts(other.sftp(), "*")).isEmpty();
    assertThat(Files.readString(here.resolve("other"))).startsWith("localhost/tallystick/hooli\n");
  }

  @Test
  void itIsShownInTheRootAndItsUseIsOneEvent() throws Exception {
    Sftp.Answer shown =
        server
            .sftp()
            .succeed(
                "ls -1a /",
                "ls -1 /.exchange",
                "get /.exchange/README.txt " + here.resolve("README.txt"),
                "get /.exchange/log/checkpoint " + here.resolve("seen"));

    assertThat(shown.lines())
        .contains("/.exchange", "/in", "/out", "/.exchange/README.txt", "/.exchange/log");
    String size = Files.readAllLines(here.resolve("seen")).get(1);
    Eventually.holds(
        Duration.ofSeconds(10),
        () ->
            assertThat(events("exchange.used"))
                .anySatisfy(event ->
                    assertThat(event.toString())
                        .contains("\"size\":" + size, "\"opened\":2", "\"listed\":1")));
    assertThat(events("dir.listed")).noneMatch(event -> says(event, "/.exchange"));
    assertThat(events("file.read")).noneMatch(event -> says(event, "/.exchange"));
  }
}
