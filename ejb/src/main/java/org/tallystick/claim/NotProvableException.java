package org.tallystick.claim;

/// Ends the making of a pack; {@link Claims} turns it into its answer.
final class NotProvableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String next;

  NotProvableException(String reason, String next) {
    super(reason);
    this.reason = reason;
    this.next = next;
  }

  ClaimAnswer answer() {
    return new ClaimAnswer.NotProvable(reason, next);
  }
}
