package org.tallystick.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.system.MatrixCase.DELETION;
import static org.tallystick.system.MatrixCase.KILLED;
import static org.tallystick.system.MatrixCase.LISTING;
import static org.tallystick.system.MatrixCase.MTIME;
import static org.tallystick.system.MatrixCase.OVERWRITE;
import static org.tallystick.system.MatrixCase.RECURSIVE;
import static org.tallystick.system.MatrixCase.RENAME_OVER;
import static org.tallystick.system.MatrixCase.RESUME;
import static org.tallystick.system.MatrixCase.UPLOAD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each client does each thing in its own way; the tree and the trail of events are the same.
@ExtendWith(SharedServer.class)
class ClientMatrixIT {

  private static final String ONLY_COPIES = "scp only copies";
  private static final Map<MatrixCase, String> NOT_BY_SCP =
      Map.of(
          RENAME_OVER, ONLY_COPIES,
          LISTING, ONLY_COPIES,
          DELETION, ONLY_COPIES,
          RESUME, "scp always begins anew");

  private static final String[] BOTH_SENT = {
    "file.received a = file.bin", "file.received b = part.bin"
  };

  private static final List<MatrixClient> CLIENTS =
      List.of(
          MatrixClient.of("openssh-sftp", "sftp", Map.of()),
          MatrixClient.of("openssh-scp", "scp", NOT_BY_SCP),
          MatrixClient.of("openssh-scp-old", "scp", NOT_BY_SCP),
          MatrixClient.of("sshfs", "sshfs", Map.of()),
          MatrixClient.of(
                  "lftp",
                  "lftp",
                  Map.of(
                      RENAME_OVER,
                      "lftp knows no rename that replaces; the server refuses the other"))
              .butLeaves(RENAME_OVER, BOTH_SENT),
          MatrixClient.of(
                  "curl",
                  "curl",
                  Map.of(
                      RENAME_OVER,
                      "this curl knows no rename that replaces; the server refuses the other",
                      RECURSIVE,
                      "curl sends one file",
                      MTIME,
                      "curl does not send the time"))
              .butLeaves(RENAME_OVER, BOTH_SENT),
          MatrixClient.of("rclone", "rclone", Map.of(RESUME, "rclone always begins anew"))
              .butLeaves(
                  RENAME_OVER,
                  "file.received a = file.bin",
                  "file.received b = part.bin",
                  "file.removed a",
                  "file.renamed b to a"),
          MatrixClient.of("paramiko", "/usr/bin/python3", Map.of()),
          MatrixClient.of(
              "ssh2-sftp-client", "node", Map.of(MTIME, "the library does not send the time")),
          MatrixClient.of(
                  "psftp",
                  "psftp",
                  Map.of(
                      RENAME_OVER,
                      "psftp knows no rename that replaces; the server refuses the other",
                      MTIME,
                      "psftp does not send the time"))
              .butLeaves(RENAME_OVER, BOTH_SENT));

  @TempDir Path here;

  static Stream<MatrixClient> clients() {
    return CLIENTS.stream();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void eachClientDoesEachThing(MatrixClient client, RunningServer server) throws Exception {
    MatrixRun run = MatrixRun.prepare(client, server, here);
    List<String> expected = new ArrayList<>();

    for (MatrixCase matrixCase : MatrixCase.values()) {
      if (!client.does(matrixCase)) {
        assertThat(run.refusal(matrixCase)).isEqualTo(client.unsupported().get(matrixCase));
      } else if (matrixCase == LISTING) {
        assertThat(run.output(matrixCase)).isEqualTo("10000");
      } else if (matrixCase == KILLED) {
        run.killInTheMiddle();
      } else if (matrixCase == RESUME) {
        run.killWhileItResumes();
        run.output(matrixCase);
      } else {
        run.output(matrixCase);
      }
      expected.addAll(client.trail(matrixCase));
    }

    assertThat(run.trail()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(run.tree()).containsExactlyInAnyOrderElementsOf(run.expectedTree());
    killAtAnyStep(client, run);
  }

  /// Each case once more, every time with the client's end at another moment; of every day one of each client.
  private static void killAtAnyStep(MatrixClient client, MatrixRun run) throws Exception {
    Random random = new Random(Seed.of("kills of " + client) + client.name().hashCode());
    List<MatrixCase> cases =
        new ArrayList<>(
            Stream.of(UPLOAD, OVERWRITE, RENAME_OVER, RECURSIVE, MTIME, LISTING, DELETION)
                .filter(client::does)
                .toList());
    Collections.shuffle(cases, random);
    for (MatrixCase matrixCase : Seed.LONG ? cases : cases.subList(0, 1)) {
      for (int kill = 0; kill < (Seed.LONG ? 5 : 1); kill++) {
        run.killAt(matrixCase, Duration.ofMillis(random.nextLong(20, 700)));
        run.requireWholeAndTrue(matrixCase);
      }
    }
  }

  @Test
  void theDocumentedTableIsWhatIsTested() throws IOException {
    List<String> documented =
        Files.readAllLines(Checkout.root().resolve("docs/sftp.md")).stream()
            .filter(line ->
                CLIENTS.stream().anyMatch(client -> line.startsWith("| `" + client + "` |")))
            .toList();

    List<String> tested =
        CLIENTS.stream()
            .map(client ->
                "| `"
                    + client
                    + "` |"
                    + String.join(
                        "",
                        Stream.of(MatrixCase.values())
                            .map(each -> client.does(each) ? " yes |" : " – |")
                            .toList()))
            .toList();

    assertThat(documented).isEqualTo(tested);
    assertThat(CLIENTS).allMatch(client -> client.does(UPLOAD) && client.does(KILLED));
  }
}
