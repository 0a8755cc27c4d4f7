package org.tallystick.send;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tallystick.archive.StoredContent;
import org.tallystick.evidence.tlog.ContentDigest;

/// Bytes on their way into the archive, hashed as they come. Closing it takes its file away, if it is still there.
final class Draft implements Closeable {

  private static final int BUFFER = 256 * 1024;

  private final Path file;
  private final ContentDigest.Hasher hasher = new ContentDigest.Hasher();

  Draft(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /// How the taking ended.
  enum End {
    WHOLE,
    TOO_LARGE,
    NO_SPACE
  }

  /// Takes all there is, at most `largest` bytes.
  ///
  /// @throws BrokenOffException the bytes stopped coming before their end
  End take(InputStream bytes, long largest) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int count = read(bytes, buffer); count >= 0; count = read(bytes, buffer)) {
        if (hasher.size() + count > largest) {
          return End.TOO_LARGE;
        }
        if (!write(out, buffer, count)) {
          return End.NO_SPACE;
        }
        hasher.update(buffer, 0, count);
      }
    }
    return End.WHOLE;
  }

  private static int read(InputStream bytes, byte[] buffer) throws BrokenOffException {
    try {
      return bytes.read(buffer);
    } catch (IOException gone) {
      throw new BrokenOffException(gone);
    }
  }

  private static boolean write(OutputStream out, byte[] buffer, int count) {
    try {
      out.write(buffer, 0, count);
      return true;
    } catch (IOException full) {
      return false;
    }
  }

  /// What was taken. Ends the hashing.
  StoredContent content() {
    return new StoredContent(hasher.digest(), hasher.size());
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
