package org.tallystick.fsck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.tallystick.proof.LastCheck;

/// How `./tallystick fsck` and a running server talk: by files in `fsck` of the data directory, which only those can write who run the server.
///
/// `wanted` asks for a check at full speed, and with the word `fresh` in it for one from the beginning; it goes away when the check begins. `progress` says how far it is and goes
/// away when it is ended; `failed` says why it could not be ended.
record Wish(Path folder) {

  void make() throws IOException {
    write("wanted", "");
  }

  boolean isMade() {
    return Files.exists(folder.resolve("wanted"));
  }

  /// @return whether it is for a check from the beginning; empty when there is no wish
  Optional<Boolean> take() throws IOException {
    Path wanted = folder.resolve("wanted");
    if (!Files.exists(wanted)) {
      return Optional.empty();
    }
    boolean fresh = Files.readString(wanted).strip().equals("fresh");
    Files.deleteIfExists(folder.resolve("failed"));
    write("progress", "beginning");
    Files.delete(wanted);
    return Optional.of(fresh);
  }

  void said(LastCheck check) throws IOException {
    write("progress", Progress.said(check));
  }

  void ended() throws IOException {
    Files.deleteIfExists(folder.resolve("progress"));
  }

  void failed(String why) throws IOException {
    write("failed", why);
    ended();
  }

  private void write(String name, String text) throws IOException {
    Path fresh = folder.resolve(name + ".new");
    Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
    Files.move(
        fresh,
        folder.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
