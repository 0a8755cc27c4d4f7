package org.tallystick.rest.live;

import org.jspecify.annotations.Nullable;
import org.tallystick.rest.Problem;

/// Why something is done to a partner: never left out.
final class Reasons {

  private Reasons() {}

  static String required(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw Problem.badRequest("reason: is missing, expected a sentence for the log");
    }
    return reason;
  }
}
