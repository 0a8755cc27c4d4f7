package org.tallystick.handout;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.platform.DataDirectory;

/// Where drafts are written. What a server before this one left there is taken away first.
@ApplicationScoped
class Scratch {

  @Inject private DataDirectory data;

  private Path folder;

  @PostConstruct
  void prepare() {
    folder = data.scratchDirectory().resolve("drafts");
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : List.copyOf(files.toList())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0750 scratch directory " + folder + ": cannot be prepared; check its rights",
          failed);
    }
  }

  Path file() throws IOException {
    return Files.createTempFile(folder, "draft", null);
  }
}
