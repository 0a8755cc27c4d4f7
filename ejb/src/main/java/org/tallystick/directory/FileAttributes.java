package org.tallystick.directory;

import java.time.Instant;

/// What a partner may set on an entry and sees again in listings; it changes no content.
///
/// @param modifiedAt seconds since 1970-01-01T00:00Z
/// @param permissions the lower 12 bits of a POSIX mode
public record FileAttributes(long modifiedAt, int permissions) {

  public static FileAttributes ofNewFile(Instant now) {
    return new FileAttributes(now.getEpochSecond(), 0644);
  }

  public static FileAttributes ofNewDirectory(Instant now) {
    return new FileAttributes(now.getEpochSecond(), 0755);
  }
}
