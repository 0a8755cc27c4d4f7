package org.tallystick.evidence;

/// Evidence that is not what it must be. Thrown deep inside a verifier, caught at its front door and told as a value:
/// the message is for the reader of the verdict and says subject, found and expected.
public final class RefusedException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public RefusedException(String message) {
    super(message);
  }

  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }

  /// Refuses unless the condition holds.
  public static void unless(boolean condition, String message) {
    if (!condition) {
      throw new RefusedException(message);
    }
  }
}
