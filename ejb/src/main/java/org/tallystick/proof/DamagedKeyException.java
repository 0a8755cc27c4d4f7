package org.tallystick.proof;

import java.nio.file.Path;

/// The file of a log's key is there, and no key in it.
final class DamagedKeyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DamagedKeyException(Path file, Exception cause) {
    super("TLY-0601 key " + file + ": is damaged; restore it from a backup", cause);
  }
}
