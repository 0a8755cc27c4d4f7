package org.tallystick.remote;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When a partner's server is looked at: `every 60` (seconds), or at times of day, `at 06:00,18:30 mon-fri Europe/Paris except 12-25,2027-04-05`, where days, zone (UTC) and
/// the dates on which it is not (each year, or once) may be left out.
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

  /// @param yearly dates of each year on which there is none
  /// @param once dates on which there is none; with `yearly` at most {@link #MOST_EXCEPTIONS}
  record At(
      List<LocalTime> times,
      Set<DayOfWeek> days,
      ZoneId zone,
      SortedSet<MonthDay> yearly,
      SortedSet<LocalDate> once)
      implements PollSchedule {

    static final int MOST_EXCEPTIONS = 20;

    public At {
      times = times.stream().sorted().distinct().toList();
      days = Set.copyOf(days);
      if (times.isEmpty() || days.isEmpty()) {
        throw new IllegalArgumentException("schedule: expected a time of day, such as at 06:00");
      }
      if (yearly.size() + once.size() > MOST_EXCEPTIONS) {
        throw new IllegalArgumentException(
            "schedule: found "
                + (yearly.size() + once.size())
                + " exceptions, expected at most "
                + MOST_EXCEPTIONS);
      }
      yearly = Collections.unmodifiableSortedSet(new TreeSet<>(yearly));
      once = Collections.unmodifiableSortedSet(new TreeSet<>(once));
    }

    private boolean isOn(LocalDate date) {
      return days.contains(date.getDayOfWeek())
          && !yearly.contains(MonthDay.from(date))
          && !once.contains(date);
    }

    /// A time that the clocks leave out that day comes as much later; one that they show twice comes once.
    @Override
    public Instant next(Instant after) {
      ZonedDateTime from = after.atZone(zone);
      for (int day = 0; day <= 8 + 7 * MOST_EXCEPTIONS; day++) {
        LocalDate date = from.toLocalDate().plusDays(day);
        if (isOn(date)) {
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
          + (days.size() == 7 ? "" : " " + daysText())
          + " "
          + zone.getId()
          + exceptions();
    }

    /// `mon-wed,fri`.
    private String daysText() {
      List<String> runs = new ArrayList<>();
      for (DayOfWeek day : DayOfWeek.values()) {
        boolean begins = day == DayOfWeek.MONDAY || !days.contains(day.minus(1));
        if (days.contains(day) && begins) {
          DayOfWeek last = day;
          while (last != DayOfWeek.SUNDAY && days.contains(last.plus(1))) {
            last = last.plus(1);
          }
          runs.add(word(day) + (last == day ? "" : "-" + word(last)));
        }
      }
      return String.join(",", runs);
    }

    static String word(DayOfWeek day) {
      return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private String exceptions() {
      String dates =
          Stream.concat(
                  yearly.stream().map(date -> date.toString().substring(2)),
                  once.stream().map(LocalDate::toString))
              .collect(Collectors.joining(","));
      return dates.isEmpty() ? "" : " except " + dates;
    }
  }

  /// Of {@link #text}, in characters.
  int LONGEST = 200;

  /// The first time after the instant.
  Instant next(Instant after);

  /// What {@link #parse} reads.
  String text();

  /// @throws IllegalArgumentException with a sentence for the person who wrote it
  static PollSchedule parse(String text) {
    return ScheduleText.parse(text);
  }
}
