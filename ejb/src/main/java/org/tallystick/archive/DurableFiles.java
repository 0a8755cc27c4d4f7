package org.tallystick.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// fsync of files and directories (POSIX fsync(2): a new name is durable once its directory is synced).
final class DurableFiles {

  private DurableFiles() {}

  static void sync(Path fileOrDirectory) throws IOException {
    try (FileChannel channel = FileChannel.open(fileOrDirectory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Creates what is missing of the directory and makes the new names durable.
  static void createDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = Objects.requireNonNull(directory.getParent(), "the root is always there");
    createDirectories(parent);
    Files.createDirectories(directory);
    sync(parent);
  }
}
