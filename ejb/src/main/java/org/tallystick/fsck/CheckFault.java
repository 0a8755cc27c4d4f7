package org.tallystick.fsck;

/// The check cannot go on; what it has seen so far is kept, and the next one goes on from there.
public final class CheckFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CheckFault(String message) {
    super(message);
  }

  CheckFault(String message, Throwable cause) {
    super(message, cause);
  }
}
