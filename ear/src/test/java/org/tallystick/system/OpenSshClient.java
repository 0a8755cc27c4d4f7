package org.tallystick.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// OpenSSH's `sftp` with options of its own, such as where it comes from and which algorithms it has.
record OpenSshClient(
    RunningServer server, Path folder, String login, Path key, List<String> options) {

  static OpenSshClient of(RunningServer server, Path folder, String login, Path key) {
    return new OpenSshClient(
        server,
        folder,
        login,
        key,
        List.of(
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "BatchMode=yes",
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "LogLevel=INFO"));
  }

  OpenSshClient with(String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(options);
    return new OpenSshClient(server, folder, login, key, all);
  }

  OpenSshClient as(String other) {
    return new OpenSshClient(server, folder, other, key, options);
  }

  /// From another address of this machine.
  OpenSshClient from(String address) {
    return with("BindAddress=" + address);
  }

  PartnerClient run(String... commands) {
    try {
      Path batch = Files.write(Files.createTempFile(folder, "batch", ".sftp"), List.of(commands));
      return PartnerClient.run(folder, command("sftp", batch));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  List<String> command(String program, Path batch) {
    List<String> command = words(program, "-P");
    command.addAll(List.of("-b", batch.toString(), login + "@127.0.0.1"));
    return command;
  }

  /// The program with its port, key and options; whom it is for, and what else it is to do, comes behind.
  List<String> words(String program, String portOption) {
    List<String> words =
        new ArrayList<>(
            List.of(
                program, portOption, Integer.toString(server.sftpPort()), "-i", key.toString()));
    options.forEach(option -> words.addAll(List.of("-o", option)));
    return words;
  }
}
