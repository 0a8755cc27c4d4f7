package org.tallystick.sftp.session;

import org.tallystick.archive.PathStatus;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.FileAttributes;
import org.tallystick.handout.HandoutEntry;
import org.tallystick.sftp.packet.Attributes;

/// What the archive knows of a name, as SFTP says it.
final class EntryAttributes {

  /// What nobody but the archive writes.
  static final int READ_ONLY_DIRECTORY = 0555;

  private static final int READ_ONLY_FILE = 0444;
  private static final int OWNER_WRITES = 0200;

  private EntryAttributes() {}

  static Attributes of(DirectoryEntry entry) {
    return of(entry.isDirectory(), entry.size(), entry.attributes());
  }

  static Attributes of(PathStatus status) {
    return of(status.isDirectory(), status.size(), status.attributes());
  }

  static Attributes of(HandoutEntry entry) {
    long modified = entry.modifiedAt().getEpochSecond();
    int writable = entry.isWritable() ? OWNER_WRITES : 0;
    return entry.isDirectory()
        ? Attributes.ofDirectory(READ_ONLY_DIRECTORY | writable, modified)
        : Attributes.ofFile(entry.size(), READ_ONLY_FILE | writable, modified);
  }

  private static Attributes of(boolean directory, long size, FileAttributes attributes) {
    return directory
        ? Attributes.ofDirectory(attributes.permissions(), attributes.modifiedAt())
        : Attributes.ofFile(size, attributes.permissions(), attributes.modifiedAt());
  }
}
