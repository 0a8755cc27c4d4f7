package org.tallystick.fsck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the checkpoint directory holds. Read before the database's snapshot is taken, so that nothing in it is newer.
record KeptCheckpoints(Path directory, Map<String, byte[]> notes) {

  static KeptCheckpoints read(Path directory) {
    Map<String, byte[]> notes = new HashMap<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        List<Path> checkpoints =
            files.filter(file -> file.toString().endsWith(".checkpoint")).toList();
        for (Path file : checkpoints) {
          notes.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        }
      } catch (IOException unreadable) {
        throw new CheckFault(
            "TLY-0642 check: the checkpoint directory "
                + directory
                + " cannot be read; check its rights",
            unreadable);
      }
    }
    return new KeptCheckpoints(directory, notes);
  }

  Optional<byte[]> note(String file) {
    return Optional.ofNullable(notes.get(file));
  }
}
