package org.tallystick.guard;

import java.time.Duration;

/// How many failed sign-ins are borne, and how long the next one has to wait.
///
/// @param ofNameAndAddress of one name from one address
/// @param ofAddress of one address
/// @param ofName of one name from anywhere; wide, or a stranger locks its owner out
/// @param first how long the first failure too many has to wait; each one after it waits twice as long
/// @param window what is forgotten when nothing failed for so long, and the longest wait
public record TryLimits(
    int ofNameAndAddress, int ofAddress, int ofName, Duration first, Duration window) {

  private static final int MOST_DOUBLINGS = 20;

  /// @param failures one or more too many
  Duration pause(int failures, int most) {
    Duration pause = first.multipliedBy(1L << Math.min(failures - most, MOST_DOUBLINGS));
    return pause.compareTo(window) < 0 ? pause : window;
  }
}
