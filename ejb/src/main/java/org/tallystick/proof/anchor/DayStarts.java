package org.tallystick.proof.anchor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.platform.InvalidSettingException;
import org.tallystick.platform.Settings;

/// Where civil days begin, in the time zones that partners count days in: `TALLYSTICK_TIME_ZONES`.
@ApplicationScoped
public class DayStarts {

  private static final Duration NEAR = Duration.ofMinutes(5);

  @Inject private Settings settings;

  /// The first one is what screens propose.
  public List<ZoneId> zones() {
    String names = settings.text("TALLYSTICK_TIME_ZONES", ZoneId.systemDefault().getId());
    try {
      return Arrays.stream(names.split(",")).map(String::strip).map(ZoneId::of).toList();
    } catch (DateTimeException unknown) {
      throw new InvalidSettingException(
          "TLY-0012 setting TALLYSTICK_TIME_ZONES: found '"
              + names
              + "', expected IANA names such as Europe/Paris,America/New_York",
          unknown);
    }
  }

  /// Whether a civil day begins within five minutes of the instant, in one of the zones.
  boolean near(Instant instant) {
    return zones().stream().anyMatch(zone -> near(instant, zone));
  }

  static boolean near(Instant instant, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(instant, zone);
    return Stream.of(day, day.plusDays(1))
        .map(each -> Duration.between(each.atStartOfDay(zone).toInstant(), instant).abs())
        .anyMatch(distance -> distance.compareTo(NEAR) <= 0);
  }
}
