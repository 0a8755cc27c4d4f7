package org.tallystick.sftp.session;

/// A path no entry can have. The message is for the client.
class UnusablePathException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String sentence;

  UnusablePathException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
