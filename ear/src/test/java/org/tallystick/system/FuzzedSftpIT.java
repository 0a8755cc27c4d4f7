package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A partner that is signed in sends whatever it likes: the server goes on serving, keeps nothing, and its log is true.
class FuzzedSftpIT {

  private static final boolean LONG = Boolean.getBoolean("tallystick.long");
  private static final int PACKETS = LONG ? 1_000_000 : 20_000;

  /// An answer waits for the disk; many share one flush of it.
  private static final int CONNECTIONS = LONG ? 16 : 4;

  private static final Duration LIMIT = Duration.ofSeconds(LONG ? 900 : 30);

  /// So that no single number can ask for an hour of hashing zeros.
  private static final String LARGEST_FILE = "256KiB";

  @TempDir Path here;

  /// @param answered packets; the others ended their channel, or came after one that did
  private record Sent(long packets, long answered, int channels) {}

  @Test
  void whateverPacketsComeTheServerServesAndItsLogIsTrue() throws Exception {
    long seed = Long.getLong("tallystick.seed", System.nanoTime());
    int packets = PACKETS / CONNECTIONS;
    try (RunningServer server =
        RunningServer.start(
            ServerSetup.fresh("fuzz").with("TALLYSTICK_LARGEST_FILE", LARGEST_FILE))) {
      List<Sent> sent = sendAll(server, packets, seed);

      System.out.printf("fuzz: seed %d, %s%n", seed, sent);
      assertThat(sent).as("seed %d", seed).allMatch(one -> one.answered() >= packets);
      assertStillServes(server);
      assertNothingIsLeft(server);
      assertThat(server.log())
          .as("seed %d", seed)
          .doesNotContain(
              "TLY-0301", "TLY-0302", "TLY-0303", "OutOfMemoryError:", "OutOfBoundsException");
      Check.clean(server.setup());
    }
  }

  private static List<Sent> sendAll(RunningServer server, int packets, long seed) throws Exception {
    List<Callable<Sent>> senders = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      long own = seed + i;
      senders.add(() -> send(server, packets, new RandomRequests(own)));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Sent> sent = new ArrayList<>();
      for (Future<Sent> done : threads.invokeAll(senders)) {
        sent.add(done.get());
      }
      return sent;
    }
  }

  private static Sent send(RunningServer server, int packets, RandomRequests requests)
      throws Exception {
    try (FuzzedConnection connection =
        new FuzzedConnection(server.sftpPort(), "acme", server.demoKey(), requests)) {
      int sent = 0;
      while (connection.answered() < packets) {
        connection.send(requests.next(sent++));
      }
      return new Sent(sent, connection.answered(), connection.channels());
    }
  }

  private void assertStillServes(RunningServer server) throws IOException {
    Path file = Files.writeString(here.resolve("after"), "still here");
    server
        .sftp()
        .succeed("put " + file + " in/after-all", "get in/after-all " + here.resolve("back"));
    assertThat(here.resolve("back")).hasSameBinaryContentAs(file);
  }

  /// Each upload that began has ended in one way, each reading is closed, and only what can be resumed is still staged.
  private static void assertNothingIsLeft(RunningServer server) {
    Eventually.holds(
        LIMIT,
        () -> {
          Map<String, String> uploads = new HashMap<>();
          int reads = 0;
          for (JsonObject event : events(server)) {
            String type = event.get("type").getAsString();
            if (type.startsWith("upload.") || type.equals("file.received")) {
              uploads.put(field(event, "upload"), type);
            }
            reads += type.equals("file.read") ? 1 : 0;
            reads -= type.equals("read.closed") || type.equals("file.delivered") ? 1 : 0;
          }
          assertThat(reads).as("readings that were not closed").isZero();
          assertThat(uploads.values()).doesNotContain("upload.opened");
          long resumable = uploads.values().stream().filter("upload.interrupted"::equals).count();
          try (Stream<Path> staged = Files.list(server.data().resolve("staging"))) {
            assertThat(staged.filter(file -> !file.toString().contains(".")).count())
                .isEqualTo(resumable);
          }
        });
  }

  /// All of the partner's, oldest first.
  private static List<JsonObject> events(RunningServer server) {
    String all =
        "/api/v1/events?log=acme&limit=100&type=upload.opened&type=upload.interrupted&type=upload.discarded&type=file.received&type=file.read&type=read.closed&type=file.delivered";
    List<JsonObject> events = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page = server.api("auditor").json(all + cursor);
      page.getAsJsonArray("items").forEach(item -> events.add(item.getAsJsonObject()));
      cursor = page.has("next") ? "&cursor=" + page.get("next").getAsString() : "";
    } while (!cursor.isEmpty());
    return events.reversed();
  }

  private static String field(JsonObject event, String name) {
    return event.getAsJsonObject("event").get(name).getAsString();
  }
}
