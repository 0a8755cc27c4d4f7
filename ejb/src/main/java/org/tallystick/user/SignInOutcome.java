package org.tallystick.user;

import java.time.Duration;

/// What became of an attempt to sign in.
public sealed interface SignInOutcome
    permits SignedIn, SignInOutcome.Refused, SignInOutcome.HeldOff {

  /// Unknown, disabled, expired or wrong: the caller is not told which.
  record Refused() implements SignInOutcome {}

  /// Too many failures: nothing is checked until the pause is over.
  record HeldOff(Duration pause) implements SignInOutcome {}
}
