package org.tallystick.remote;

import java.time.DateTimeException;
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
import java.util.EnumSet;
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

    private static String word(DayOfWeek day) {
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
    String[] words = text.strip().toLowerCase(Locale.ROOT).split("\\s+");
    try {
      if (words.length == 2 && words[0].equals("every")) {
        return new Every(Duration.ofSeconds(Long.parseLong(words[1])));
      }
      if (words.length >= 2 && words[0].equals("at")) {
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
    SortedSet<MonthDay> yearly = new TreeSet<>();
    SortedSet<LocalDate> once = new TreeSet<>();
    int usual = words.length;
    if (words.length > 3 && words[words.length - 2].equals("except")) {
      usual = words.length - 2;
      for (String date : words[words.length - 1].split(",")) {
        if (date.length() == "12-25".length()) {
          yearly.add(MonthDay.parse("--" + date));
        } else {
          once.add(LocalDate.parse(date));
        }
      }
    }
    if (usual > 4) {
      throw new DateTimeException("more than times, days and zone");
    }
    for (int i = 2; i < usual; i++) {
      if (words[i].matches("[a-z]{3}([,-][a-z]{3})*")
          && !words[i].equals("utc")
          && !words[i].equals("gmt")) {
        days = days(words[i]);
      } else {
        zone = ZoneId.of(words[i].equals("utc") ? "UTC" : asWritten[i]);
      }
    }
    At parsed = new At(times, days, zone, yearly, once);
    if (parsed.text().length() > LONGEST) {
      throw new IllegalArgumentException(
          "schedule: found "
              + parsed.text().length()
              + " characters, expected at most "
              + LONGEST
              + "; leave out times or exceptions");
    }
    return parsed;
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
      if (At.word(day).equals(text)) {
        return day;
      }
    }
    throw new DateTimeException("no day " + text);
  }

  private static String fault(String text) {
    return "schedule: found '"
        + text
        + "', expected such as 'every 60' (seconds) or 'at 06:00,18:30 mon-fri Europe/Paris except 12-25,2027-04-05'";
  }
}
