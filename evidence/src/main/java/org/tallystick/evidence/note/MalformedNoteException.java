package org.tallystick.evidence.note;

/// Bytes that are not in one of this package's forms. The message says what was found and what was expected.
public final class MalformedNoteException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public MalformedNoteException(String message) {
    super(message);
  }
}
