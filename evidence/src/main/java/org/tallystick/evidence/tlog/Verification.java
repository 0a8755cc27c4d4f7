package org.tallystick.evidence.tlog;

import java.util.function.Supplier;

/// What a verifier says of a proof.
public sealed interface Verification {

  /// It proves what it claims.
  record Accepted() implements Verification {}

  /// @param why subject, what was found, what was expected
  record Refused(String why) implements Verification {}

  Verification ACCEPTED = new Accepted();

  static Verification refused(String why) {
    return new Refused(why);
  }

  default boolean isAccepted() {
    return this instanceof Accepted;
  }

  /// Goes on only with what is accepted so far.
  default Verification and(Supplier<Verification> next) {
    return isAccepted() ? next.get() : this;
  }
}
