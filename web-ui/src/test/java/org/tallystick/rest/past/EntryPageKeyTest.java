package org.tallystick.rest.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.name.RawName;
import org.tallystick.rest.Cursor;

class EntryPageKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "with_underscore_", "%FF%0A%20", "%25"})
  void a_page_goes_on_behind_any_name_of_the_same_moments(String name) {
    EntryPageKey key = new EntryPageKey(17, 42, RawName.decode(name));

    String cursor = Cursor.of("past-difference", key);

    assertThat(Cursor.parse("past-difference", cursor, EntryPageKey::parse)).isEqualTo(key);
  }

  @Test
  void the_longest_name_fits_a_cursor() {
    byte[] longest = new byte[255];
    java.util.Arrays.fill(longest, (byte) 0xff);
    EntryPageKey key =
        new EntryPageKey(999_999_999_999_999L, 999_999_999_999_999L, RawName.of(longest));

    String cursor = Cursor.of("past-difference", key);

    assertThat(Cursor.parse("past-difference", cursor, EntryPageKey::parse)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1_2", "-1_2_a", "1_x_a", "1_2_", "1_2_a/b", "1_2_%0"})
  void anything_else_is_no_key(String text) {
    assertThatThrownBy(() -> EntryPageKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_cursor_of_one_list_is_refused_by_another() {
    String cursor = Cursor.of("past-entries", new EntryPageKey(1, 1, RawName.decode("a")));

    assertThatThrownBy(() -> Cursor.parse("past-difference", cursor, EntryPageKey::parse))
        .hasMessageContaining("is not one this list gave");
  }
}
