package org.tallystick.send;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.archive.LargestFile;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.Settings;

/// Where files we send are while they come. What a server before this one left there is taken away first.
@ApplicationScoped
class Drafts {

  @Inject private DataDirectory data;
  @Inject private Settings settings;

  private Path folder;
  private long largest;

  @PostConstruct
  void prepare() {
    folder = data.scratchDirectory().resolve("sending");
    largest = LargestFile.in(settings);
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : List.copyOf(files.toList())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0930 scratch directory " + folder + ": cannot be prepared; check its rights",
          failed);
    }
  }

  /// In bytes.
  long largest() {
    return largest;
  }

  Draft begin() throws IOException {
    return new Draft(Files.createTempFile(folder, "draft", null));
  }
}
