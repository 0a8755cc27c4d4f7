package org.tallystick.ui.partner;

import java.util.Optional;
import org.tallystick.partner.Configured;

/// Why a change of a partner was not made, for the form it was asked in.
public final class Reasons {

  private Reasons() {}

  /// Empty when it was made.
  public static Optional<String> of(Configured<?> outcome) {
    return switch (outcome) {
      case Configured.Done<?> made -> Optional.empty();
      case Configured.Unknown<?> unknown -> Optional.of(unknown.sentence());
      case Configured.Conflict<?> conflict -> Optional.of(conflict.sentence());
    };
  }
}
