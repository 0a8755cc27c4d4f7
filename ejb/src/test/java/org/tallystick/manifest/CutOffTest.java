package org.tallystick.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
    List<CutOff> all = List.of(later, CutOff.DEFAULT);

    Instant before = CutOffs.end(all, LocalDate.parse("2026-11-21"));
    Instant changed = CutOffs.end(all, LocalDate.parse("2026-11-22"));

    assertThat(before).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(changed).isEqualTo(before);
    assertThat(CutOffs.end(all, LocalDate.parse("2026-11-23"))).isEqualTo("2026-11-22T21:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"00:00,UTC", "24:01,UTC", "7:30,UTC", "18:30,Mars/Olympus", "noon,UTC"})
  void whatIsNoTimeOrZoneIsRefused(String time, String zone) {
    assertThatThrownBy(() -> CutOff.parse(LocalDate.EPOCH, time, zone))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cut-off: found");
  }
}
