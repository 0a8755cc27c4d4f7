package org.tallystick.handout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.name.RawName;

class PeriodTest {

  private static List<RawName> names(String path) {
    return Arrays.stream(path.split("/")).map(RawName::of).toList();
  }

  @Test
  void aDayIsHalfOpenAndUtc() {
    Period day = Period.of(names("2026/11/20")).orElseThrow();

    assertThat(day.holds(Instant.parse("2026-11-20T00:00:00Z"))).isTrue();
    assertThat(day.holds(Instant.parse("2026-11-20T23:59:59.999Z"))).isTrue();
    assertThat(day.holds(Instant.parse("2026-11-21T00:00:00Z"))).isFalse();
    assertThat(day.ending()).isEqualTo("2026-11-21T00:00:00Z");
  }

  @Test
  void aYearHasMonthsAndAMonthDays() {
    Instant at = Instant.parse("2024-02-29T12:00:00Z");

    Period year = Period.ALL.partWith(at);
    Period month = year.partWith(at);
    Period day = month.partWith(at);

    assertThat(List.of(year.name(), month.name(), day.name())).containsExactly("2024", "02", "29");
    assertThat(year.ending()).isEqualTo("2025-01-01T00:00:00Z");
    assertThat(month.ending()).isEqualTo("2024-03-01T00:00:00Z");
    assertThat(Period.of(names("2024/02/29"))).contains(day);
  }

  @ParameterizedTest
  @ValueSource(strings = {"26", "2026/1", "2026/13", "2026/02/30", "2026/11/20/x", "2026/00", "x"})
  void whatIsNoDayIsNoFolder(String path) {
    assertThat(Period.of(names(path))).isEmpty();
  }
}
