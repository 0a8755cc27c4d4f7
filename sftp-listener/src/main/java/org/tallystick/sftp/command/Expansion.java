package org.tallystick.sftp.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.sftp.session.InnerClient;
import org.tallystick.sftp.session.Told;

/// The paths a word of `scp -f` stands for: `out/*.csv` are the names its directory has, by a listing like any other. Only the last name may be a pattern; a pattern without names stands for
/// itself, as in a shell.
final class Expansion {

  private static final int MOST = 10_000;

  private Expansion() {}

  static List<byte[]> of(Word word, InnerClient sftp) throws IOException {
    byte[] itself = word.text().getBytes(StandardCharsets.UTF_8);
    if (word.pattern().isEmpty()) {
      return List.of(itself);
    }
    String pattern = word.pattern().get();
    int slash = pattern.lastIndexOf('/');
    String directory = pattern.substring(0, slash + 1).replaceAll("\\\\(.)", "$1");
    List<byte[]> paths = new ArrayList<>();
    byte[] folder = (directory.isEmpty() ? "." : directory).getBytes(StandardCharsets.UTF_8);
    if (sftp.openDirectory(folder) instanceof Told.Granted<byte[]>(byte[] handle)) {
      collect(sftp, handle, directory, pattern.substring(slash + 1), paths);
      sftp.close(handle);
    }
    return paths.isEmpty() ? List.of(itself) : paths;
  }

  private static void collect(
      InnerClient sftp, byte[] handle, String directory, String pattern, List<byte[]> paths)
      throws IOException {
    // Bytes as characters: a name need not be text.
    String wanted = bytesAsCharacters(pattern.getBytes(StandardCharsets.UTF_8));
    String folder = bytesAsCharacters(directory.getBytes(StandardCharsets.UTF_8));
    while (sftp.names(handle)
            instanceof Told.Granted<List<InnerClient.Named>>(List<InnerClient.Named> names)
        && !names.isEmpty()) {
      for (InnerClient.Named entry : names) {
        String name = bytesAsCharacters(entry.name());
        if (paths.size() < MOST && Wildcards.match(wanted, name)) {
          paths.add((folder + name).getBytes(StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  private static String bytesAsCharacters(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
