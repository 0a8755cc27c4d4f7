package org.tallystick.handout;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;

/// One name below `/.exchange`.
///
/// @param fileSize in bytes, exactly what reading gives; empty for a directory
/// @param isWritable whether the partner puts files there, or has put this one there
public record HandoutEntry(
    RawName name, Optional<Long> fileSize, Instant modifiedAt, boolean isWritable) {

  static HandoutEntry directory(String name, Instant modifiedAt) {
    return new HandoutEntry(RawName.of(name), Optional.empty(), modifiedAt, false);
  }

  static HandoutEntry file(String name, long size, Instant modifiedAt) {
    return file(RawName.of(name), size, modifiedAt);
  }

  static HandoutEntry file(RawName name, long size, Instant modifiedAt) {
    return new HandoutEntry(name, Optional.of(size), modifiedAt, false);
  }

  HandoutEntry writable() {
    return new HandoutEntry(name, fileSize, modifiedAt, true);
  }

  public boolean isDirectory() {
    return fileSize.isEmpty();
  }

  public long size() {
    return fileSize.orElse(0L);
  }
}
