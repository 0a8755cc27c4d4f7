package org.tallystick.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static Settings with(String name, String value) {
    return new Settings(asked -> asked.equals(name) ? Optional.of(value) : Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1048576, 1048576",
    "1KiB, 1024",
    "512 MiB, 536870912",
    "64GiB, 68719476736",
    "2TiB, 2199023255552"
  })
  void a_number_of_bytes_may_have_a_unit(String value, long expected) {
    assertThat(with("TALLYSTICK_LARGEST_FILE", value).bytes("TALLYSTICK_LARGEST_FILE", 7))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "64GB",
        "1.5GiB",
        "GiB",
        "lots",
        "999999999999999999GiB",
        "99999999999999999999"
      })
  void what_is_no_number_of_bytes_is_refused_by_name(String value) {
    assertThatExceptionOfType(InvalidSettingException.class)
        .isThrownBy(
            () -> with("TALLYSTICK_LARGEST_FILE", value).bytes("TALLYSTICK_LARGEST_FILE", 7))
        .withMessageContainingAll("TALLYSTICK_LARGEST_FILE", value, "expected");
  }

  @Test
  void what_is_not_set_is_the_default() {
    assertThat(with("OTHER", "1").bytes("TALLYSTICK_LARGEST_FILE", 7)).isEqualTo(7);
  }
}
