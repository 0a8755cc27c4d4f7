package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// `./tallystick prove` has the running server prove each of the five claims, and says why not.
@ExtendWith(SharedServer.class)
class ProveIT {

  @TempDir private Path here;

  private record Ended(int status, String output) {}

  private Ended prove(RunningServer server, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(Checkout.launcher().toString(), "prove"));
    command.addAll(List.of(words));
    Path output = Files.createTempFile(here, "prove", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(here.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    server.setup().applyTo(builder.environment());
    Process process = builder.start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(output));
  }

  private void proven(RunningServer server, String sentence, String... words) throws Exception {
    Path pack = here.resolve("pack.asice");
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--output", pack.toString()));

    Ended ended = prove(server, all.toArray(String[]::new));

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output()).contains("accepted: ", sentence, "The pack is " + pack);
    Verifiers.accept(pack);
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  @Test
  void eachOfTheFiveClaimsIsProvenFromTheCommandLine(RunningServer server) throws Exception {
    Api auditor = server.api("auditor");
    String from = now();
    Path file = Files.writeString(here.resolve("prove.txt"), "proven from the command line");
    server.sftp().succeed("mkdir in/prove", "put " + file + " in/prove/prove.txt");
    JsonObject received =
        auditor.items("/api/v1/events?log=acme&limit=1&type=file.received").getFirst();
    String event = received.get("id").getAsString();
    Path kept =
        Files.writeString(here.resolve("kept"), auditor.get("/api/v1/logs/acme/checkpoint").body());
    Thread.sleep(1500);
    server.sftp().succeed("ls in/prove");
    Thread.sleep(1500);
    String to = now();

    proven(server, "held exactly one entry at", "directory", "acme", "/in/prove", "--at", to);
    proven(server, "/in/prove/prove.txt of 28 bytes", "file", event, "--content");
    proven(server, "was not opened until", "not-read", event);
    proven(server, "records 2 sessions", "sessions", "acme", "--from", from, "--to", to);
    proven(server, "begins with exactly the", "unchanged", kept.toString());
  }

  @Test
  void whatIsNotProvableEndsWithItsReason(RunningServer server) throws Exception {
    Ended ended =
        prove(server, "directory", "acme", "/in", "--day", "2020-02-29", "--zone", "Europe/Paris");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.output()).contains("Not provable", "had not begun");
    try (var files = Files.list(here)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".asice"));
    }
  }
}
