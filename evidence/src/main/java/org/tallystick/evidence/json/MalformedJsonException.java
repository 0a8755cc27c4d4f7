package org.tallystick.evidence.json;

/// Bytes that are not canonical JSON, or canonical JSON of another shape than asked for.
public final class MalformedJsonException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  public MalformedJsonException(String message) {
    super(message);
  }
}
