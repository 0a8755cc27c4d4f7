package org.tallystick.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
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
          """)
  void theNextTimeIsTheFirstAfterwards(String text, Instant after, Instant next) {
    assertThat(PollSchedule.parse(text).next(after)).isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"every 1", "every 604800", "at 06:00 UTC", "at 06:00,18:30 mon,tue Europe/Paris"})
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
        "at 06:00 mon UTC more"
      })
  void anythingElseIsRefusedInASentence(String text) {
    assertThatThrownBy(() -> PollSchedule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected");
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
