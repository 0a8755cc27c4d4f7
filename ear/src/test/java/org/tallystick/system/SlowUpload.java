package org.tallystick.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// OpenSSH's `sftp` sending one file at a limited rate, so that something can happen while it does.
record SlowUpload(RunningServer server, String target, Process client, Path console) {

  private static final Duration BEGINS = Duration.ofSeconds(60);

  static SlowUpload start(RunningServer server, Path folder, Path file, String target, int kbit)
      throws IOException {
    Path batch =
        Files.writeString(
            Files.createTempFile(folder, "slow", ".sftp"), "put " + file + " " + target + "\n");
    Path console = Files.createTempFile(folder, "slow", ".txt");
    List<String> command =
        new ArrayList<>(
            OpenSshClient.of(server, folder, "acme", server.demoKey()).command("sftp", batch));
    command.addAll(1, List.of("-l", Integer.toString(kbit)));
    Process client =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    return new SlowUpload(server, target, client, console);
  }

  /// The uploader's own STAT shows an upload in progress.
  void awaitBegun() {
    Eventually.within(
        BEGINS, target + " is being uploaded", () -> StagedSize.of(server.sftp(), target) > 0);
  }

  void kill() throws InterruptedException {
    client.descendants().forEach(ProcessHandle::destroyForcibly);
    client.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  int exitStatus() throws InterruptedException {
    if (!client.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the upload of " + target + " did not end: " + output());
    }
    return client.exitValue();
  }

  String output() {
    try {
      return Files.readString(console);
    } catch (IOException failed) {
      return failed.toString();
    }
  }
}
