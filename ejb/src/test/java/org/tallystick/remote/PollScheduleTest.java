package org.tallystick.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.evidence.name.RawName;

class PollScheduleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          every 60                               | 2026-11-20T08:00:00Z | 2026-11-20T08:01:00Z
          at 06:00                               | 2026-11-20T05:59:59Z | 2026-11-20T06:00:00Z
          at 06:00                               | 2026-11-20T06:00:00Z | 2026-11-21T06:00:00Z
          at 06:00,18:30 UTC                     | 2026-11-20T06:00:00Z | 2026-11-20T18:30:00Z
          at 06:00 mon-fri Europe/Paris          | 2026-11-20T05:00:00Z | 2026-11-23T05:00:00Z
          at 23:30 sun America/New_York          | 2026-11-20T05:00:00Z | 2026-11-23T04:30:00Z
          at 02:30 Europe/Paris                  | 2026-03-28T12:00:00Z | 2026-03-29T01:30:00Z
          at 02:30 Europe/Paris                  | 2026-10-24T12:00:00Z | 2026-10-25T00:30:00Z
          at 02:30 Europe/Paris                  | 2026-10-25T00:30:00Z | 2026-10-26T01:30:00Z
          at 06:00 except 12-25,2026-12-26       | 2026-12-24T06:00:00Z | 2026-12-27T06:00:00Z
          at 06:00 except 12-25,2026-12-26       | 2027-12-24T06:00:00Z | 2027-12-26T06:00:00Z
          at 06:00 fri UTC except 12-25,01-01    | 2026-12-18T06:00:00Z | 2027-01-08T06:00:00Z
          at 00:30 Europe/Paris except 12-25     | 2026-12-24T12:00:00Z | 2026-12-25T23:30:00Z
          """)
  void theNextTimeIsTheFirstAfterwards(String text, Instant after, Instant next) {
    assertThat(PollSchedule.parse(text).next(after)).isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "every 1",
        "every 604800",
        "at 06:00 UTC",
        "at 06:00,18:30 mon,tue Europe/Paris",
        "at 06:00 mon-fri except 12-25,01-01,2027-04-05"
      })
  void whatItWritesItReads(String text) {
    assertThat(PollSchedule.parse(PollSchedule.parse(text).text()))
        .isEqualTo(PollSchedule.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "every",
        "every 0",
        "every 604801",
        "every minute",
        "at",
        "at 25:00",
        "at 06:00 xyz",
        "at 06:00 Mars/Phobos",
        "* * * * *",
        "at 06:00 mon UTC more",
        "at 06:00 except",
        "at 06:00 except 12-32",
        "at 06:00 except 2027-02-29",
        "at 06:00 except christmas",
        "at 06:00 mon except 12-25 UTC"
      })
  void anythingElseIsRefusedInASentence(String text) {
    assertThatThrownBy(() -> PollSchedule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at 06:00 mon,tue,wed,thu,fri            | at 06:00 mon-fri UTC
          at 06:00 sun,wed,tue,mon,fri            | at 06:00 mon-wed,fri,sun UTC
          at 06:00 sat-mon                        | at 06:00 mon,sat-sun UTC
          at 06:00 mon-sun                        | at 06:00 UTC
          at 18:30,06:00 mon except 2027-01-04,12-25,01-01 | at 06:00,18:30 mon UTC except 01-01,12-25,2027-01-04
          """)
  void itIsWrittenAsShortAsItCanBe(String text, String written) {
    assertThat(PollSchedule.parse(text).text()).isEqualTo(written);
  }

  @Test
  void aScheduleThatIsTooLongIsRefusedInASentence() {
    String dates =
        IntStream.rangeClosed(10, 28)
            .mapToObj(day -> "2027-04-" + day)
            .collect(Collectors.joining(","));

    assertThatThrownBy(() -> PollSchedule.parse("at 06:00 UTC except " + dates))
        .hasMessageContaining("expected at most 200");
  }

  @Test
  void whatAHabitGaveIsNotFetchedAgain() {
    Habit habit = Habit.of("rename", Optional.of(".done"));

    assertThat(habit.gave(RawName.of("a.xml.done"))).isTrue();
    assertThat(habit.gave(RawName.of("a.xml.done.17"))).isTrue();
    assertThat(habit.gave(RawName.of("a.xml"))).isFalse();
    assertThat(habit.gave(RawName.of("a.17"))).isFalse();
  }
}
