package org.tallystick.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Our own small samples, and the real files beside the project where they are there.
public final class Samples {

  private Samples() {}

  public static byte[] own(String name) throws IOException {
    try (InputStream sample = Samples.class.getResourceAsStream("/samples/" + name)) {
      return Objects.requireNonNull(sample, name).readAllBytes();
    }
  }

  public static InputStream stream(byte[] content) {
    return new ByteArrayInputStream(content);
  }

  /// A folder of real files under `shared/samples`; skips the test where it is missing.
  public static Path folder(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = at.resolve("shared/samples").resolve(name);
      if (Files.isDirectory(found)) {
        return found;
      }
    }
    Assumptions.abort(
        "shared/samples/" + name + " is not beside the project: no real files to read");
    throw new AssertionError("unreachable");
  }

  /// The files in such a folder that end so.
  public static List<Path> files(String folder, String... endings) throws IOException {
    try (Stream<Path> files = Files.list(folder(folder))) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(file.getFileName().toString()::endsWith))
          .sorted()
          .toList();
    }
  }
}
