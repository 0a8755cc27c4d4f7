package org.tallystick.health;

import java.util.EnumSet;
import java.util.Set;
import org.tallystick.user.Role;
import org.tallystick.user.Scope;
import org.tallystick.user.SignInOutcome;
import org.tallystick.user.SignedIn;

/// Who may read the server's figures.
enum MetricsReader {
  ADMITTED,
  /// Has not shown who they are.
  UNKNOWN,
  /// Has, and may not.
  REFUSED;

  private static final Set<Role> KEEPERS =
      EnumSet.of(Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR);

  static MetricsReader judge(SignInOutcome caller, boolean onLoopback) {
    return switch (caller) {
      case SignedIn who ->
          who.may(Scope.METRICS_READ) && who.roles().stream().anyMatch(KEEPERS::contains)
              ? ADMITTED
              : REFUSED;
      case SignInOutcome.Refused refused -> onLoopback ? ADMITTED : UNKNOWN;
      case SignInOutcome.HeldOff heldOff -> onLoopback ? ADMITTED : REFUSED;
    };
  }
}
