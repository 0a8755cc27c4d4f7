package org.tallystick.rest.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

  @Test
  void without_a_header_everything_is_wanted() {
    assertThat(ByteRange.parse(null, 10)).isEqualTo(new ByteRange.Whole());
  }

  @Test
  void a_range_has_a_first_and_a_last_byte() {
    assertThat(ByteRange.parse("bytes=0-0", 10)).isEqualTo(new ByteRange.Part(0, 0));
    assertThat(ByteRange.parse("bytes=2-5", 10)).isEqualTo(new ByteRange.Part(2, 5));
    assertThat(ByteRange.parse("bytes=2-", 10)).isEqualTo(new ByteRange.Part(2, 9));
    assertThat(ByteRange.parse("bytes=2-100", 10)).isEqualTo(new ByteRange.Part(2, 9));
  }

  @Test
  void a_suffix_is_counted_from_the_end() {
    assertThat(ByteRange.parse("bytes=-3", 10)).isEqualTo(new ByteRange.Part(7, 9));
    assertThat(ByteRange.parse("bytes=-30", 10)).isEqualTo(new ByteRange.Part(0, 9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=999999999999999999-"})
  void what_is_behind_the_end_cannot_be_served(String header) {
    assertThat(ByteRange.parse(header, 10)).isEqualTo(new ByteRange.Unsatisfiable());
  }

  @Test
  void an_empty_content_has_no_range() {
    assertThat(ByteRange.parse("bytes=0-", 0)).isEqualTo(new ByteRange.Unsatisfiable());
    assertThat(ByteRange.parse("bytes=-1", 0)).isEqualTo(new ByteRange.Unsatisfiable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=5-2",
        "bytes=0-1,4-5",
        "lines=1-2",
        "bytes=a-b",
        "bytes=1-99999999999999999999"
      })
  void what_is_no_single_range_is_answered_with_everything(String header) {
    assertThat(ByteRange.parse(header, 10)).isEqualTo(new ByteRange.Whole());
  }

  @Test
  void a_part_knows_its_length_and_its_place() {
    assertThat(new ByteRange.Part(2, 5).length()).isEqualTo(4);
    assertThat(new ByteRange.Part(2, 5).of(10)).isEqualTo("bytes 2-5/10");
  }
}
