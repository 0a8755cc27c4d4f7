package org.tallystick.directory;

import java.util.OptionalInt;
import java.util.OptionalLong;

/// The attributes a client asks to set; what is absent stays.
public record AttributeChange(OptionalLong modifiedAt, OptionalInt permissions) {

  public static final AttributeChange NONE =
      new AttributeChange(OptionalLong.empty(), OptionalInt.empty());

  public boolean isNothing() {
    return modifiedAt.isEmpty() && permissions.isEmpty();
  }

  public FileAttributes applyTo(FileAttributes old) {
    return new FileAttributes(
        modifiedAt.orElse(old.modifiedAt()), permissions.orElse(old.permissions()) & 07777);
  }
}
