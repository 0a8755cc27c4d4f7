package org.tallystick.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

  @ParameterizedTest
  @CsvSource({
    "-PT3S, 0 s",
    "PT59S, 59 s",
    "PT60S, 1 min",
    "PT59M59S, 59 min",
    "PT60M, 1 h",
    "PT47H59M, 47 h",
    "PT48H, 2 days"
  })
  void an_age_is_told_in_the_largest_unit_that_says_enough(Duration age, String told) {
    assertThat(Formats.age(age)).isEqualTo(told);
  }
}
