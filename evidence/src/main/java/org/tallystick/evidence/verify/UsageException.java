package org.tallystick.evidence.verify;

/// Arguments that are not what a command takes.
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
