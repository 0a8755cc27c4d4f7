package org.tallystick.archive;

import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.FileVersion;
import org.tallystick.evidence.tlog.ContentDigest;

/// Content the archive has: what it is and how long.
public record StoredContent(ContentDigest digest, long size) {

  /// What a file's entry shows.
  static StoredContent of(DirectoryEntry entry) {
    FileVersion file = entry.file().orElseThrow();
    return new StoredContent(file.digest(), file.size());
  }
}
