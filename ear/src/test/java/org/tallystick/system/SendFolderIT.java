package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An application that knows nothing of us moves files into a folder; the server is killed while it sends them.
class SendFolderIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int FILES = 40;

  @TempDir Path here;

  @Test
  void whatIsMovedInIsSentOnceAlsoWhenTheServerIsKilled() throws Exception {
    try (RunningServer server =
        RunningServer.start(
            ServerSetup.fresh("send-folder").with("TALLYSTICK_SEND_FOLDER", "on"))) {
      Path folder = server.data().resolve("send/acme.invoices");
      Eventually.within(
          LIMIT, "the folder is there", () -> Files.isDirectory(folder.resolve("sent")));
      for (int i = 0; i < FILES; i++) {
        Path file = Files.writeString(here.resolve("n" + i + ".txt"), "file " + i);
        Files.copy(file, folder.resolve(".n" + i));
        Files.move(folder.resolve(".n" + i), folder.resolve("n" + i + ".txt"));
      }
      Eventually.within(
          LIMIT, "the first were sent", () -> Files.exists(folder.resolve("sent/n0.txt")));

      server.kill9();
      server.restart();

      Eventually.within(
          LIMIT,
          "all were sent",
          () ->
              IntStream.range(0, FILES)
                  .allMatch(i -> Files.exists(folder.resolve("sent/n" + i + ".txt"))));
      assertThat(server.api("operator").items("/api/v1/exchanges?partner=acme&name=n&limit=100"))
          .filteredOn(item -> item.get("name").getAsString().matches("n[0-9]+\\.txt"))
          .hasSize(FILES);
      assertThat(server.sftp().succeed("ls -1 out").lines())
          .filteredOn(line -> line.matches("out/n[0-9]+\\.txt"))
          .hasSize(FILES);
      Files.writeString(here.resolve("again.txt"), "file 0");
      Files.move(here.resolve("again.txt"), folder.resolve("again.txt"));
      Eventually.within(
          LIMIT,
          "the duplicate is refused",
          () -> Files.exists(folder.resolve("refused/again.txt.txt")));
    }
  }
}
