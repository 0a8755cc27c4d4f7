package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tile.HashTile;
import org.tallystick.evidence.tile.TilePath;

/// What is fetched from a running server is checked without it, by the verifier alone.
@ExtendWith(SharedServer.class)
class ReceiptIT {

  private static final Path VERIFIER =
      Checkout.root().resolve("evidence/target/tallystick-verify.jar");

  @TempDir private Path here;
  private Api auditor;
  private Path policy;

  @BeforeEach
  void fetchPolicy(RunningServer server) throws IOException {
    auditor = server.api("auditor");
    Eventually.within(
        Duration.ofSeconds(30),
        "the log is signed",
        () -> auditor.get("/api/v1/logs/acme/policy").statusCode() == 200);
    policy =
        Files.writeString(here.resolve("policy"), auditor.get("/api/v1/logs/acme/policy").body());
  }

  private PartnerClient verify(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-jar",
                VERIFIER.toString()));
    command.addAll(List.of(arguments));
    return PartnerClient.run(here, command);
  }

  @Test
  void aFilesReceiptIsAcceptedAndAChangedOneRefused(RunningServer server) throws Exception {
    Path file = Files.writeString(here.resolve("proven.txt"), "proven");
    server.sftp().succeed("put " + file + " in/proven.txt");
    String id =
        auditor.items("/api/v1/exchanges?limit=50").stream()
            .filter(exchange -> exchange.get("name").getAsString().equals("proven.txt"))
            .findFirst()
            .orElseThrow()
            .get("id")
            .getAsString();
    Eventually.within(
        Duration.ofSeconds(3),
        "the receipt is there",
        () -> auditor.get("/api/v1/receipts/" + id).statusCode() == 200);

    String receipt = auditor.get("/api/v1/receipts/" + id).body();
    Path kept = Files.writeString(here.resolve("receipt.tlog-proof"), receipt);
    PartnerClient accepted = verify("receipt", kept.toString(), "--policy", policy.toString());

    Verifiers.accept("receipt", kept, policy);
    assertThat(accepted.output()).contains("accepted", "\"name\":\"proven.txt\"", "file.received");
    Files.writeString(kept, receipt.replaceFirst("\nindex ", "\nindex 1"));
    assertThat(verify("receipt", kept.toString(), "--policy", policy.toString()).status())
        .isEqualTo(1);
  }

  @Test
  void aSessionsReceiptNamesTheKeyThatOpenedIt(RunningServer server) throws Exception {
    server.sftp().succeed("ls -1 in");
    String id =
        auditor
            .items("/api/v1/events?log=acme&type=session.opened&limit=1")
            .getFirst()
            .get("id")
            .getAsString();
    Eventually.within(
        Duration.ofSeconds(3),
        "the receipt is there",
        () -> auditor.get("/api/v1/receipts/" + id).statusCode() == 200);
    Path kept =
        Files.writeString(
            here.resolve("session.tlog-proof"), auditor.get("/api/v1/receipts/" + id).body());

    PartnerClient accepted = verify("receipt", kept.toString(), "--policy", policy.toString());
    PartnerClient fingerprint =
        PartnerClient.run(here, List.of("ssh-keygen", "-l", "-f", server.demoKey() + ".pub"));

    assertThat(accepted.output())
        .contains("opened by the holder of key " + fingerprint.output().split(" ")[1]);
  }

  @Test
  void theWholeLogIsMirroredAndChecked() throws Exception {
    String checkpoint = auditor.get("/api/v1/logs/acme/checkpoint").body();
    Path mirror = Files.createDirectories(here.resolve("mirror"));
    Files.writeString(mirror.resolve("checkpoint"), checkpoint);
    Checkpoint signed =
        Checkpoint.of(SignedNote.parse(checkpoint.getBytes(StandardCharsets.UTF_8)));
    List<TilePath> tiles = new ArrayList<>(HashTile.all(signed.size()));
    tiles.addAll(HashTile.states(signed.size()));
    for (TilePath tile : tiles) {
      HttpResponse<byte[]> answer = auditor.bytes("/api/v1/logs/acme/" + tile);
      assertThat(answer.statusCode()).as(tile.toString()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Cache-Control"))
          .get()
          .asString()
          .contains("immutable");
      Path kept = mirror.resolve(tile.toString());
      Files.createDirectories(kept.getParent());
      Files.write(kept, answer.body());
    }

    Verifiers.accept("mirror", mirror, policy);
    Path entries = mirror.resolve(HashTile.all(signed.size()).getFirst().toString());
    byte[] changed = Files.readAllBytes(entries);
    changed[changed.length / 2] ^= 1;
    Files.write(entries, changed);
    Verifiers.refuse("", "mirror", mirror, policy);
  }

  @Test
  void aLogIsNotShownToWhoeverOnlyReadsFiles(RunningServer server) {
    Api business = server.api("business");

    assertThat(business.get("/api/v1/logs").statusCode()).isEqualTo(403);
    assertThat(business.get("/api/v1/logs/acme/checkpoint").statusCode()).isEqualTo(403);
    assertThat(business.get("/api/v1/logs/acme/tile/entries/000").statusCode()).isEqualTo(403);
    assertThat(business.get("/api/v1/logs/acme/tile/states/000").statusCode()).isEqualTo(403);
    assertThat(auditor.get("/api/v1/logs/nobody/checkpoint").statusCode()).isEqualTo(404);
    assertThat(auditor.get("/api/v1/logs/acme/tile/0/999").statusCode()).isEqualTo(404);
    assertThat(auditor.get("/api/v1/logs/acme/tile/states/999").statusCode()).isEqualTo(404);
    assertThat(auditor.get("/api/v1/logs/anchor/tile/states/000.p/1").statusCode()).isEqualTo(404);
  }
}
