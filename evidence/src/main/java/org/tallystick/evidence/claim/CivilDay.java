package org.tallystick.evidence.claim;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.tallystick.evidence.leaf.LogInstant;

/// A day as people count it, from its first instant there to that of the next one: 22 to 26 hours.
public record CivilDay(LocalDate date, ZoneId zone) {

  /// `Europe/Paris`, `Etc/GMT+1` or `UTC`: no offsets, which every program writes in its own way.
  private static final Pattern ZONE = Pattern.compile("UTC|[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2}");

  public static CivilDay parse(String date, String zone) {
    if (!ZONE.matcher(zone).matches()) {
      throw new IllegalArgumentException("zone " + zone + ": expected an IANA name");
    }
    CivilDay day = new CivilDay(LocalDate.parse(date), ZoneId.of(zone));
    if (!day.date.toString().equals(date) || !day.zone.getId().equals(zone)) {
      throw new IllegalArgumentException(
          "day " + date + " in " + zone + ": expected yyyy-mm-dd and an IANA name");
    }
    return day;
  }

  public LogInstant from() {
    return new LogInstant(date.atStartOfDay(zone).toInstant());
  }

  public LogInstant to() {
    return new LogInstant(date.plusDays(1).atStartOfDay(zone).toInstant());
  }
}
