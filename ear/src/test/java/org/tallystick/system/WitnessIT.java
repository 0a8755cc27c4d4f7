package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A witness that shares no code with us cosigns the anchors: the evidence is green, and packs say who saw them.
class WitnessIT {

  private static final Duration LIMIT = Duration.ofSeconds(100);
  private static final Path OTHER_DISK = Path.of("/dev/shm");

  @TempDir private Path here;

  @Test
  void theEvidenceIsGreenWhileAWitnessCosigns() throws Exception {
    Assumptions.assumeTrue(Files.isWritable(OTHER_DISK), OTHER_DISK + " is not there");
    Path checkpoints = Files.createTempDirectory(OTHER_DISK, "checkpoints");
    Path logKey = here.resolve("anchor.vkey");
    Process witness = witness(logKey);
    String line = firstLine(witness);
    Path policy = Files.writeString(here.resolve("witnesses"), line + "\nquorum elsewhere\n");
    try (RunningServer server =
        RunningServer.start(
            ServerSetup.fresh("witness")
                .with("TALLYSTICK_WITNESS_POLICY", policy.toString())
                .with("TALLYSTICK_CHECKPOINT_DIR", checkpoints.toString()))) {
      Eventually.within(
          LIMIT,
          "the anchor log is signed",
          () -> server.api("auditor").get("/api/v1/logs/anchor/policy").statusCode() == 200);
      awaitColor(server, "amber");
      Files.writeString(logKey, anchorKey(server));
      proven(server, "first");
      awaitColor(server, "green");

      Path pack = proven(server, "witnessed");
      assertThat(Verifiers.accept(pack))
          .allSatisfy(said ->
              assertThat(said)
                  .containsIgnoringCase("cosigned at")
                  .contains("by the witness elsewhere"));

      witness.destroyForcibly().waitFor();
      proven(server, "unwitnessed");
      awaitColor(server, "amber");
      assertThat(evidence(server).getAsJsonArray("findings").toString()).contains("TLY-0626");
    } finally {
      witness.destroyForcibly();
      try (var files = Files.list(checkpoints)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(checkpoints);
    }
  }

  private static Process witness(Path logKey) throws IOException {
    return new ProcessBuilder(
            "/usr/bin/python3",
            Checkout.root().resolve("ear/src/test/resources/witness.py").toString(),
            logKey.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String firstLine(Process witness) throws IOException {
    String line =
        new BufferedReader(
                new InputStreamReader(witness.getInputStream(), StandardCharsets.US_ASCII))
            .readLine();
    PartnerClient.require(line != null, "python3-cryptography is not installed");
    return line;
  }

  private static String anchorKey(RunningServer server) {
    return server
        .api("auditor")
        .get("/api/v1/logs/anchor/policy")
        .body()
        .lines()
        .filter(each -> each.startsWith("log "))
        .findFirst()
        .orElseThrow()
        .substring("log ".length());
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

  private Path proven(RunningServer server, String name) throws IOException {
    Path file = Files.writeString(here.resolve(name), name);
    server.sftp().succeed("put " + file + " in/" + name);
    JsonObject claim = new JsonObject();
    claim.addProperty("claim", "file.received");
    claim.addProperty(
        "event",
        server
            .api("auditor")
            .items("/api/v1/events?log=acme&limit=1&type=file.received")
            .getFirst()
            .get("id")
            .getAsString());
    HttpResponse<byte[]> answer =
        server.api("auditor").postForBytes("/api/v1/packs", claim.toString());
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(200);
    return Files.write(here.resolve(name + ".asice"), answer.body());
  }
}
