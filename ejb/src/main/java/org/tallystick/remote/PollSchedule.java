package org.tallystick.remote;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// When a partner's server is looked at: `every 60` (seconds), or at times of day, `at 06:00,18:30 mon-fri Europe/Paris`, where days and zone (UTC) may be left out.
public sealed interface PollSchedule {

  /// @param interval 5 seconds to a week
  record Every(Duration interval) implements PollSchedule {

    public Every {
      if (interval.compareTo(Duration.ofSeconds(1)) < 0
          || interval.compareTo(Duration.ofDays(7)) > 0) {
        throw new IllegalArgumentException(
            "schedule: found every " + interval.toSeconds() + " s, expected 1 to 604800");
      }
    }

    @Override
    public Instant next(Instant after) {
      return after.plus(interval);
    }

    @Override
    public String text() {
      return "every " + interval.toSeconds();
    }
  }

  record At(List<LocalTime> times, Set<DayOfWeek> days, ZoneId zone) implements PollSchedule {

    public At {
      times = times.stream().sorted().distinct().toList();
      days = Set.copyOf(days);
      if (times.isEmpty() || days.isEmpty()) {
        throw new IllegalArgumentException("schedule: expected a time of day, such as at 06:00");
      }
    }

    /// A time that the clocks leave out that day comes as much later; one that they show twice comes once.
    @Override
    public Instant next(Instant after) {
      ZonedDateTime from = after.atZone(zone);
      for (int day = 0; day <= 8; day++) {
        var date = from.toLocalDate().plusDays(day);
        if (days.contains(date.getDayOfWeek())) {
          for (LocalTime time : times) {
            Instant at = date.atTime(time).atZone(zone).toInstant();
            if (at.isAfter(after)) {
              return at;
            }
          }
        }
      }
      throw new IllegalStateException("schedule " + text() + ": has no next time");
    }

    @Override
    public String text() {
      return "at "
          + times.stream().map(LocalTime::toString).collect(Collectors.joining(","))
          + (days.size() == 7
              ? ""
              : " "
                  + days.stream()
                      .sorted()
                      .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
                      .collect(Collectors.joining(",")))
          + " "
          + zone.getId();
    }
  }

  /// The first time after the instant.
  Instant next(Instant after);

  /// What {@link #parse} reads.
  String text();

  /// @throws IllegalArgumentException with a sentence for the person who wrote it
  static PollSchedule parse(String text) {
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
    try {
      if (words.length == 2 && words[0].equals("every")) {
        return new Every(Duration.ofSeconds(Long.parseLong(words[1])));
      }
      if (words.length >= 2 && words.length <= 4 && words[0].equals("at")) {
        return at(words, text.strip().split("\\s+"));
      }
    } catch (DateTimeException | NumberFormatException wrong) {
      throw new IllegalArgumentException(fault(text), wrong);
    }
    throw new IllegalArgumentException(fault(text));
  }

  private static PollSchedule at(String[] words, String[] asWritten) {
    List<LocalTime> times = new ArrayList<>();
    for (String time : words[1].split(",")) {
      times.add(LocalTime.parse(time));
    }
    Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
    ZoneId zone = ZoneId.of("UTC");
    for (int i = 2; i < words.length; i++) {
      if (words[i].matches("[a-z]{3}([,-][a-z]{3})*")
          && !words[i].equals("utc")
          && !words[i].equals("gmt")) {
        days = days(words[i]);
      } else {
        zone = ZoneId.of(words[i].equals("utc") ? "UTC" : asWritten[i]);
      }
    }
    return new At(times, days, zone);
  }

  private static Set<DayOfWeek> days(String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text.split(",")) {
      String[] ends = part.split("-");
      DayOfWeek last = day(ends[ends.length - 1]);
      for (DayOfWeek day = day(ends[0]); ; day = day.plus(1)) {
        days.add(day);
        if (day == last) {
          break;
        }
      }
    }
    return days;
  }

  private static DayOfWeek day(String text) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().substring(0, 3).toLowerCase(Locale.ROOT).equals(text)) {
        return day;
      }
    }
    throw new DateTimeException("no day " + text);
  }

  private static String fault(String text) {
    return "schedule: found '"
        + text
        + "', expected such as 'every 60' (seconds) or 'at 06:00,18:30 mon-fri Europe/Paris'";
  }
}
