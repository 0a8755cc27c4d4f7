package org.tallystick.evidence.leaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogInstantTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T14:37:57.123456789Z,2026-11-20T14:37:57.123Z",
    "2026-11-20T14:37:57.999999999Z,2026-11-20T14:37:57.999Z",
    "2026-11-20T14:37:00Z,2026-11-20T14:37:00.000Z",
    "1969-12-31T23:59:59.999999Z,1969-12-31T23:59:59.999Z",
    "0001-01-01T00:00:00Z,0001-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z,9999-12-31T23:59:59.999Z"
  })
  void anInstantHasThreeDigitsAndIsNeverRoundedUp(String instant, String text) {
    LogInstant log = new LogInstant(Instant.parse(instant));

    assertThat(log).hasToString(text);
    assertThat(LogInstant.parse(text)).isEqualTo(log);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-11-20T14:37:57Z",
        "2026-11-20T14:37:57.12Z",
        "2026-11-20T14:37:57.1234Z",
        "2026-11-20T14:37:57.123",
        "2026-11-20T14:37:57.123z",
        "2026-11-20T14:37:57.123+00:00",
        "2026-11-20 14:37:57.123Z",
        "2026-02-29T14:37:57.123Z",
        "2026-11-20T24:00:00.000Z",
        "2026-11-20T23:59:60.000Z",
        "+2026-11-20T14:37:57.123Z",
        "12026-11-20T14:37:57.123Z",
        "-026-11-20T14:37:57.123Z"
      })
  void anotherSpellingIsRefused(String text) {
    assertThatThrownBy(() -> LogInstant.parse(text)).hasMessageContaining("expected the form");
  }

  @Test
  void aYearOfFiveDigitsIsRefused() {
    assertThatThrownBy(() -> new LogInstant(Instant.parse("+10000-01-01T00:00:00Z")))
        .hasMessageContaining("four digits");
    assertThatThrownBy(() -> new LogInstant(Instant.parse("-0001-12-31T23:59:59Z")))
        .hasMessageContaining("four digits");
  }

  @Test
  void theTextSortsAsTheInstants() {
    LogInstant early = LogInstant.parse("2026-11-20T14:37:57.123Z");
    LogInstant late = LogInstant.parse("2026-11-20T14:37:57.124Z");

    assertThat(early).isLessThan(late);
    assertThat(early.text()).isLessThan(late.text());
  }
}
