package org.tallystick.evidence;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Public test vectors lie beside the project, in `shared`; a checkout without them skips what needs them.
public final class SharedFolder {

  private SharedFolder() {}

  /// A file or folder under `shared`, looked for beside every folder above the working one.
  public static Path require(String relative) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path found = at.resolve("shared").resolve(relative);
      if (Files.exists(found)) {
        return found;
      }
    }
    Assumptions.abort("shared/" + relative + " is not beside the project: nothing to compare with");
    throw new AssertionError("unreachable");
  }
}
