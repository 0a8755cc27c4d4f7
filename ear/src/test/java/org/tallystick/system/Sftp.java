package org.tallystick.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// OpenSSH's `sftp` in batch mode, as one account of one server.
public final class Sftp {

  private static final long LIMIT_SECONDS = 300;

  private final int port;
  private final String account;
  private final @Nullable Path key;

  private Sftp(int port, String account, @Nullable Path key) {
    this.port = port;
    this.account = account;
    this.key = key;
  }

  static Sftp to(RunningServer server) {
    return new Sftp(server.sftpPort(), "acme", null);
  }

  public Sftp as(String other) {
    return new Sftp(port, other, key);
  }

  public Sftp withKey(Path other) {
    return new Sftp(port, account, other);
  }

  /// @param output what the client printed, its echo of the commands included
  public record Answer(int status, String output, String errors) {

    public boolean isDone() {
      return status == 0;
    }

    /// The lines the server's answers made, without the echoed commands.
    public List<String> lines() {
      return output.lines().filter(line -> !line.startsWith("sftp> ")).toList();
    }
  }

  /// Runs the commands in one session. A command that fails ends it, unless it begins with `-`.
  public Answer run(String... commands) {
    try {
      Path batch = Files.createTempFile("batch", ".sftp");
      Files.write(batch, List.of(commands));
      Path errors = Files.createTempFile("errors", ".txt");
      Process process = start(batch, errors);
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(
            "sftp did not end within " + LIMIT_SECONDS + " s: " + String.join("; ", commands));
      }
      Answer answer = new Answer(process.exitValue(), output, Files.readString(errors));
      Files.delete(batch);
      Files.delete(errors);
      return answer;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /// As [#run], and expects that every command succeeds.
  public Answer succeed(String... commands) {
    Answer answer = run(commands);
    if (!answer.isDone()) {
      throw new AssertionError(
          "sftp " + String.join("; ", commands) + " failed: " + answer.errors() + answer.output());
    }
    return answer;
  }

  private Process start(Path batch, Path errors) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("sftp", "-b", batch.toString(), "-P", Integer.toString(port)));
    for (String option :
        List.of(
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "BatchMode=yes",
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "LogLevel=ERROR")) {
      command.add("-o");
      command.add(option);
    }
    if (key != null) {
      command.add("-i");
      command.add(key.toString());
    }
    command.add(account + "@localhost");
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }
}
