package org.tallystick.platform;

/// A setting that cannot be used; the server does not start with it. The message is for the operator.
public class InvalidSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public InvalidSettingException(String message) {
    super(message);
  }

  public InvalidSettingException(String message, Throwable cause) {
    super(message, cause);
  }
}
