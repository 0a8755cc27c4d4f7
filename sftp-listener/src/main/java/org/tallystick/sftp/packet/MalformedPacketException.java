package org.tallystick.sftp.packet;

/// A packet that is not SFTP: what was read is shorter than it says, or longer than allowed.
public class MalformedPacketException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MalformedPacketException(String message) {
    super(message);
  }
}
