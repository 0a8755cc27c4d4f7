package org.tallystick.past;

import java.time.Instant;
import java.util.Optional;

/// Where a directory stands at a moment.
///
/// @param size how many leaves the log had: what contents and differences are asked with
/// @param at the instant that was asked for, or that of the last of those leaves
/// @param exists whether there was such a directory
/// @param entries how many names it held
/// @param change the number of its last change so far; 0 before the first one
/// @param changes how many changes there are up to now
/// @param listing the number of the last listing shown so far; 0 before the first one
/// @param listings how many listings partners have been shown up to now
/// @param begun when the log began; empty when there is no such log
public record DirectoryState(
    long size,
    Instant at,
    boolean exists,
    long entries,
    long change,
    long changes,
    long listing,
    long listings,
    Optional<Instant> begun) {

  /// Nothing is known of that time.
  public boolean isBeforeTheLog() {
    return size == 0;
  }
}
