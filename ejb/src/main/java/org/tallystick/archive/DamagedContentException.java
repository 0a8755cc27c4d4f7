package org.tallystick.archive;

import java.io.IOException;

/// The archive's copy of a content is not what was received. The message is numbered and says what to do.
public final class DamagedContentException extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedContentException(String message) {
    super(message);
  }
}
