package org.tallystick.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutOffTest {

  @Test
  void aDayEndsInItsOwnZone() {
    CutOff evening = CutOff.parse(LocalDate.EPOCH, "18:30", "Europe/Berlin");

    assertThat(evening.text()).isEqualTo("18:30 Europe/Berlin");
    assertThat(evening.end(LocalDate.parse("2026-07-01"))).isEqualTo("2026-07-01T16:30:00Z");
    assertThat(evening.end(LocalDate.parse("2026-12-01"))).isEqualTo("2026-12-01T17:30:00Z");
    assertThat(CutOff.DEFAULT.end(LocalDate.parse("2026-12-01"))).isEqualTo("2026-12-02T00:00:00Z");
    assertThat(CutOff.DEFAULT.text()).isEqualTo("24:00 UTC");
  }

  @Test
  void aChangeLeavesNoGapAndDaysThatHaveBegunAlone() {
    CutOff later = new CutOff(LocalDate.parse("2026-11-22"), 6 * 60, ZoneId.of("Asia/Tokyo"));
    AgreedCutOffs agreed = AgreedCutOffs.of(List.of(later));

    Instant before = agreed.end(LocalDate.parse("2026-11-21"));
    Instant changed = agreed.end(LocalDate.parse("2026-11-22"));

    assertThat(before).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(changed).isEqualTo(before);
    assertThat(agreed.end(LocalDate.parse("2026-11-23"))).isEqualTo("2026-11-22T21:00:00Z");
  }

  @Test
  void anInterfaceEndsItsDaysByItselfFromOneDayOnUntilAnother() {
    LocalDate first = LocalDate.parse("2026-11-22");
    LocalDate last = LocalDate.parse("2026-11-23");
    CutOff noon = new CutOff(first, 12 * 60, ZoneOffset.UTC);
    AgreedCutOffs agreed =
        new AgreedCutOffs(
            List.of(),
            List.of(
                new AgreedCutOffs.Own(last.plusDays(1), Optional.empty()),
                new AgreedCutOffs.Own(first, Optional.of(noon))));

    assertThat(first.minusDays(1).datesUntil(last.plusDays(2)).map(agreed::end))
        .containsExactly(
            Instant.parse("2026-11-22T00:00:00Z"),
            Instant.parse("2026-11-22T12:00:00Z"),
            Instant.parse("2026-11-23T12:00:00Z"),
            Instant.parse("2026-11-25T00:00:00Z"));
    assertThat(agreed.ownInForce(first.minusDays(1))).isEmpty();
    assertThat(agreed.ownInForce(last)).contains(noon);
    assertThat(agreed.ownInForce(last.plusDays(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"00:00,UTC", "24:01,UTC", "7:30,UTC", "18:30,Mars/Olympus", "noon,UTC"})
  void whatIsNoTimeOrZoneIsRefused(String time, String zone) {
    assertThatThrownBy(() -> CutOff.parse(LocalDate.EPOCH, time, zone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "cut-off: found .*, expected (a time from 00:01 to 24:00|one such as Europe/Berlin)");
  }
}
