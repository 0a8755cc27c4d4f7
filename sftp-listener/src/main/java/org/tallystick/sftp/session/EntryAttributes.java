package org.tallystick.sftp.session;

import org.tallystick.archive.PathStatus;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.FileAttributes;
import org.tallystick.sftp.packet.Attributes;

/// What the archive knows of a name, as SFTP says it.
final class EntryAttributes {

  private EntryAttributes() {}

  static Attributes of(DirectoryEntry entry) {
    return of(entry.isDirectory(), entry.size(), entry.attributes());
  }

  static Attributes of(PathStatus status) {
    return of(status.isDirectory(), status.size(), status.attributes());
  }

  private static Attributes of(boolean directory, long size, FileAttributes attributes) {
    return directory
        ? Attributes.ofDirectory(attributes.permissions(), attributes.modifiedAt())
        : Attributes.ofFile(size, attributes.permissions(), attributes.modifiedAt());
  }
}
