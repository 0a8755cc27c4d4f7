package org.tallystick.sftp.packet;

/// A size or an offset no file can have. The packet is whole, so only its request fails. The message is for the client.
public class UnusableNumberException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  UnusableNumberException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
