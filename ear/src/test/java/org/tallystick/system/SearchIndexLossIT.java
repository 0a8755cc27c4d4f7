package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The index may be damaged, lost or thrown away: the ledger makes it again.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SearchIndexLossIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path here;
  private static RunningServer server;

  @BeforeAll
  static void aServerWithAFileThatIsFound() throws IOException {
    server = RunningServer.start(ServerSetup.fresh("search"));
    Path file = Files.writeString(here.resolve("a.txt"), "needle-1");
    server.sftp().succeed("put " + file + " in/a.txt");
    eventuallyFound();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static boolean isFound() {
    return server
        .api("business")
        .get("/api/v1/search?q=needle-1%20kind:file")
        .body()
        .contains("\"a.txt\"");
  }

  private static void eventuallyFound() {
    Eventually.within(SOON, "the file is found by its word", SearchIndexLossIT::isFound);
  }

  @Test
  @Order(1)
  void aWishToReindexIsGrantedWhileTheServerRuns() throws Exception {
    ProcessBuilder reindex =
        new ProcessBuilder(Checkout.launcher().toString(), "reindex").redirectErrorStream(true);
    server.setup().applyTo(reindex.environment());

    Process process = reindex.start();
    String output = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    assertThat(output).containsPattern("(\\d+) of \\1 events").contains("Done.");
    assertThat(isFound()).isTrue();
  }

  @Test
  @Order(2)
  void anIndexDamagedWhileTheServerWasDownIsSetAsideAndMadeAgain() {
    server.kill9();
    indexFiles().forEach(SearchIndexLossIT::damage);

    server.restart();

    eventuallyFound();
    assertThat(server.data().resolve("index"))
        .isDirectoryContaining(folder -> folder.getFileName().toString().contains(".damaged-"));
    assertThat(server.log()).contains("TLY-0501");
  }

  private static List<Path> indexFiles() {
    try (Stream<Path> files = Files.list(server.data().resolve("index/files"))) {
      return files.filter(file -> !file.endsWith("write.lock")).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void damage(Path file) {
    try {
      Files.write(file, new byte[] {0});
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
