package org.tallystick.archive;

import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.FileAttributes;

/// What STAT answers.
///
/// @param size in bytes
public record PathStatus(boolean isDirectory, long size, FileAttributes attributes) {

  static PathStatus of(DirectoryEntry entry) {
    return new PathStatus(entry.isDirectory(), entry.size(), entry.attributes());
  }
}
