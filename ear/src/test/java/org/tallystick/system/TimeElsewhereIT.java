package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With an authority that is not ours the evidence is green; while that one fails it is amber, with the reason, and nothing stops.
class TimeElsewhereIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Path OTHER_DISK = Path.of("/dev/shm");

  @TempDir private Path here;

  @Test
  void theEvidenceIsGreenWhileAnAuthorityOutsideAnswers() throws Exception {
    Assumptions.assumeTrue(Files.isWritable(OTHER_DISK), OTHER_DISK + " is not there");
    Path checkpoints = Files.createTempDirectory(OTHER_DISK, "checkpoints");
    try (TimeElsewhere authority =
            new TimeElsewhere(Files.createDirectory(here.resolve("authority")));
        RunningServer server = RunningServer.start(setup(authority, checkpoints))) {
      awaitColor(server, "green");
      JsonObject evidence = evidence(server);
      assertThat(evidence.get("authority").getAsString()).isEqualTo(authority.address());
      assertThat(evidence.getAsJsonArray("findings")).isEmpty();
      assertThat(evidence.getAsJsonArray("logs").toString()).contains(authority.address());
      Path pack = proven(server, "first");
      requireTokensOf(authority, pack);

      authority.isBroken(true);
      server.sftp().succeed("ls in");
      proven(server, "second");
      awaitColor(server, "amber");
      assertThat(evidence(server).getAsJsonArray("findings").toString())
          .contains("TLY-0621", "HTTP status 500", "TALLYSTICK_TSA_CERTIFICATES");

      authority.isBroken(false);
      proven(server, "third");
      awaitColor(server, "green");
    } finally {
      delete(checkpoints);
    }
  }

  private static ServerSetup setup(TimeElsewhere authority, Path checkpoints) {
    return ServerSetup.fresh("time-elsewhere")
        .with("TALLYSTICK_TSA_URL", authority.address())
        .with("TALLYSTICK_TSA_CERTIFICATES", authority.root().toString())
        .with("TALLYSTICK_CHECKPOINT_DIR", checkpoints.toString());
  }

  private static JsonObject evidence(RunningServer server) {
    return server.api("auditor").json("/api/v1/evidence");
  }

  private static void awaitColor(RunningServer server, String color) {
    Eventually.holds(
        LIMIT,
        () ->
            assertThat(evidence(server).get("color").getAsString())
                .as(evidence(server).toString())
                .isEqualTo(color));
  }

  /// A file that arrived, in a pack that both verifiers accept.
  private Path proven(RunningServer server, String name) throws IOException {
    Path file = Files.writeString(here.resolve(name), name);
    server.sftp().succeed("put " + file + " in/" + name);
    Api auditor = server.api("auditor");
    JsonObject claim = new JsonObject();
    claim.addProperty("claim", "file.received");
    claim.addProperty(
        "event",
        auditor
            .items("/api/v1/events?log=acme&limit=1&type=file.received")
            .getFirst()
            .get("id")
            .getAsString());
    HttpResponse<byte[]> answer = auditor.postForBytes("/api/v1/packs", claim.toString());
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    Path pack = Files.write(here.resolve(name + ".asice"), answer.body());
    Verifiers.accept(pack);
    return pack;
  }

  /// A tool that is not ours accepts a token of the pack, over the anchor that it stamps.
  private void requireTokensOf(TimeElsewhere authority, Path pack) throws IOException {
    PartnerClient unzip =
        PartnerClient.run(here, List.of("unzip", "-q", pack.toString(), "-d", "unpacked"));
    assertThat(unzip.status()).as(unzip.output()).isZero();
    try (var anchors = Files.list(here.resolve("unpacked/anchors"));
        var tokens = Files.list(here.resolve("unpacked/tokens"))) {
      Path anchor =
          anchors.filter(file -> file.toString().endsWith(".tlog-proof")).findFirst().orElseThrow();
      String proof = Files.readString(anchor);
      byte[] stamped = proof.substring(proof.indexOf("\n\n") + 2).getBytes(StandardCharsets.UTF_8);
      boolean verified = false;
      for (Path token : tokens.toList()) {
        verified |= authority.verifies(Files.readAllBytes(token), stamped);
      }
      assertThat(verified).isTrue();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
