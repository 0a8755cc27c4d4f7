package org.tallystick.resend;

/// What became of an order, an approval or a stop.
public sealed interface OrderOutcome {

  record Done(ResendOrder order) implements OrderOutcome {}

  /// There is no such order.
  record Unknown(String why) implements OrderOutcome {}

  /// It cannot be done: subject, found, expected, next step.
  record Refused(String why) implements OrderOutcome {}
}
