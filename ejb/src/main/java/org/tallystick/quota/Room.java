package org.tallystick.quota;

import java.util.OptionalLong;

/// What is left of an account's allowance; empty where nothing limits it. Never negative.
///
/// @param totalBytes what it may have in all, for `statvfs`
/// @param freeBytes what it may send now: of all and of today, whichever is less
/// @param freeFiles how many more files today
public record Room(OptionalLong totalBytes, OptionalLong freeBytes, OptionalLong freeFiles) {

  static final Room UNLIMITED =
      new Room(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  static Room of(Allowance allowance, Usage used) {
    OptionalLong ofAll = left(allowance.totalBytes(), used.totalBytes());
    OptionalLong ofDay = left(allowance.dayBytes(), used.dayBytes());
    OptionalLong free =
        ofAll.isPresent() && ofDay.isPresent()
            ? OptionalLong.of(Math.min(ofAll.getAsLong(), ofDay.getAsLong()))
            : ofAll.isPresent() ? ofAll : ofDay;
    return new Room(allowance.totalBytes(), free, left(allowance.dayFiles(), used.dayFiles()));
  }

  private static OptionalLong left(OptionalLong allowed, long used) {
    return allowed.isPresent()
        ? OptionalLong.of(Math.max(0, allowed.getAsLong() - used))
        : OptionalLong.empty();
  }

  /// Whether a file of `bytes` still fits.
  public boolean holds(long bytes) {
    return freeBytes.orElse(Long.MAX_VALUE) >= bytes && freeFiles.orElse(Long.MAX_VALUE) > 0;
  }
}
