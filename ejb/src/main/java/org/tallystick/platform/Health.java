package org.tallystick.platform;

/// What a {@link HealthCheck} saw.
public sealed interface Health {

  /// It serves.
  record Up() implements Health {}

  /// It does not, and why, in words an operator can act on.
  record Down(String reason) implements Health {}
}
