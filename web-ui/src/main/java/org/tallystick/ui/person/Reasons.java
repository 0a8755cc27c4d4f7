package org.tallystick.ui.person;

import java.util.Optional;
import org.tallystick.user.UserOutcome;

/// Why a change of a person was not made, for the form it was asked in.
final class Reasons {

  private Reasons() {}

  /// Empty when it was made.
  static Optional<String> of(UserOutcome<?> outcome) {
    return switch (outcome) {
      case UserOutcome.Done<?> made -> Optional.empty();
      case UserOutcome.AlreadyExists<?> exists ->
          Optional.of("There is somebody called " + exists.name() + " already.");
      case UserOutcome.Unknown<?> unknown -> Optional.of("There is no " + unknown.subject() + ".");
      case UserOutcome.Refused<?> refused -> Optional.of(refused.detail());
    };
  }
}
