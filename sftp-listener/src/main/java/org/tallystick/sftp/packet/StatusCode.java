package org.tallystick.sftp.packet;

/// The status codes of version 3 (filexfer-02 §7); a version 3 client gets no others.
public enum StatusCode {
  OK,
  EOF,
  NO_SUCH_FILE,
  PERMISSION_DENIED,
  FAILURE,
  BAD_MESSAGE,
  NO_CONNECTION,
  CONNECTION_LOST,
  OP_UNSUPPORTED;

  /// The number on the wire.
  public int number() {
    return ordinal();
  }
}
