package org.tallystick.proof.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayStartsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T22:54:59Z, Europe/Paris, false",
    "2026-11-20T22:55:00Z, Europe/Paris, true",
    "2026-11-20T23:05:00Z, Europe/Paris, true",
    "2026-11-20T23:05:01Z, Europe/Paris, false",
    "2026-03-28T22:57:00Z, Europe/Paris, true",
    "2026-03-29T21:57:00Z, Europe/Paris, true",
    "2026-03-29T22:57:00Z, Europe/Paris, false",
    "2026-11-01T03:58:00Z, America/New_York, true",
    "2026-11-02T04:58:00Z, America/New_York, true",
    "2026-11-02T03:58:00Z, America/New_York, false"
  })
  void aDayStartIsNearForFiveMinutesOnEitherSide(Instant instant, String zone, boolean near) {
    assertThat(DayStarts.near(instant, ZoneId.of(zone))).isEqualTo(near);
  }
}
