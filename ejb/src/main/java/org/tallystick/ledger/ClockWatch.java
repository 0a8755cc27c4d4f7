package org.tallystick.ledger;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Tells time that passed from a clock that was moved, by the machine's own counter of nanoseconds. That counter stands still while the machine is suspended: waking up looks like a step ahead, and to whoever
/// counts by our clock it is one. Thread-safe.
final class ClockWatch {

  private final Clock wall;
  private final LongSupplier nanos;
  private long lastMillis;
  private long lastNanos;

  /// @param nanos counts evenly, from anywhere
  ClockWatch(Clock wall, LongSupplier nanos) {
    this.wall = wall;
    this.nanos = nanos;
    this.lastMillis = wall.millis();
    this.lastNanos = nanos.getAsLong();
  }

  /// What happened between two looks.
  ///
  /// @param wallMillis how far the wall clock went
  /// @param aheadMillis how much more than the time that passed; negative when it went back
  record Look(long wallMillis, long aheadMillis) {}

  synchronized Look look() {
    long millis = wall.millis();
    long now = nanos.getAsLong();
    long went = millis - lastMillis;
    long passed = TimeUnit.NANOSECONDS.toMillis(now - lastNanos);
    lastMillis = millis;
    lastNanos = now;
    return new Look(went, went - passed);
  }
}
