package org.tallystick.proof;

/// Signing would say two different things of one log.
public final class ForkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String why;

  /// @param why what was found, and how to get out of it
  ForkException(String why) {
    super(why);
    this.why = why;
  }

  public String why() {
    return why;
  }
}
