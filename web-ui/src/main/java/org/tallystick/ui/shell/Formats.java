package org.tallystick.ui.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How the screens write instants and sizes, for a person in `zone`.
public record Formats(ZoneId zone) {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

  public String instant(Instant instant) {
    return SECONDS.format(instant.atZone(zone));
  }

  /// `40 s`, `7 min`, `3 h`, `12 days`: as much as is wanted to know of how long something waits.
  public static String age(Duration age) {
    if (age.toHours() >= 48) {
      return age.toDays() + " days";
    }
    if (age.toMinutes() >= 60) {
      return age.toHours() + " h";
    }
    return age.toSeconds() >= 60 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
  }

  /// `550 B`, `48.2 KiB`.
  public static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}
