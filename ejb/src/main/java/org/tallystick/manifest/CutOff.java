package org.tallystick.manifest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When a day of a partner, or of one of its interfaces, ends.
///
/// @param since the first day it ends like this
/// @param minute of that day, 1 to 1440; 1440 is midnight at its end
public record CutOff(LocalDate since, int minute, ZoneId zone) {

  static final int MIDNIGHT = 24 * 60;

  /// What was agreed when nothing was: 24:00 UTC.
  public static final CutOff DEFAULT = new CutOff(LocalDate.EPOCH, MIDNIGHT, ZoneOffset.UTC);

  public CutOff {
    if (minute < 1 || minute > MIDNIGHT) {
      throw new IllegalArgumentException(
          "cut-off: found minute " + minute + " of the day, expected 1 to " + MIDNIGHT);
    }
  }

  /// The first instant that is no more of this day.
  public Instant end(LocalDate day) {
    return minute == MIDNIGHT
        ? day.plusDays(1).atStartOfDay(zone).toInstant()
        : day.atTime(LocalTime.ofSecondOfDay(minute * 60L)).atZone(zone).toInstant();
  }

  /// `24:00 UTC`, `18:30 Europe/Berlin`.
  public String text() {
    return time() + " " + zoneName();
  }

  /// `18:30`, up to `24:00`.
  public String time() {
    return "%02d:%02d".formatted(minute / 60, minute % 60);
  }

  public String zoneName() {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /// @param time `18:30`, up to `24:00`
  public static CutOff parse(LocalDate since, String time, String zone) {
    Matcher form = Pattern.compile("([01][0-9]|2[0-4]):([0-5][0-9])").matcher(time);
    try {
      if (form.matches()) {
        int minute = Integer.parseInt(form.group(1)) * 60 + Integer.parseInt(form.group(2));
        if (minute >= 1 && minute <= MIDNIGHT) {
          return new CutOff(since, minute, zone.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zone));
        }
      }
    } catch (DateTimeException noZone) {
      throw new IllegalArgumentException(
          "cut-off: found the time zone '" + zone + "', expected one such as Europe/Berlin",
          noZone);
    }
    throw new IllegalArgumentException(
        "cut-off: found '" + time + "', expected a time from 00:01 to 24:00");
  }
}
