package org.tallystick.platform;

/// One thing the server cannot serve without. `/health/ready` asks every bean of this type.
///
/// Thread-safe; answers within a few seconds, changes nothing and throws nothing.
public interface HealthCheck {

  /// One word, the same for ever: alarms are hung on it.
  String subject();

  Health look();
}
