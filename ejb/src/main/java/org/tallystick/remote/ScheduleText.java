package org.tallystick.remote;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Reads a {@link PollSchedule} as people write it.
final class ScheduleText {

  private static final String DAYS = "[a-z]{3}([,-][a-z]{3})*";
  private static final Set<String> ZONES_LIKE_DAYS = Set.of("utc", "gmt");

  private ScheduleText() {}

  static PollSchedule parse(String text) {
    List<String> words = List.of(text.strip().split("\\s+"));
    try {
      if (words.size() == 2 && words.getFirst().equalsIgnoreCase("every")) {
        return new PollSchedule.Every(Duration.ofSeconds(Long.parseLong(words.get(1))));
      }
      if (words.size() >= 2 && words.getFirst().equalsIgnoreCase("at")) {
        return requireShort(at(words.subList(1, words.size())));
      }
    } catch (DateTimeException | NumberFormatException wrong) {
      throw new IllegalArgumentException(fault(text), wrong);
    }
    throw new IllegalArgumentException(fault(text));
  }

  private static PollSchedule.At at(List<String> words) {
    int except = words.size() - 2;
    if (except > 0 && words.get(except).equalsIgnoreCase("except")) {
      return usual(words.subList(0, except), exceptions(words.getLast()));
    }
    return usual(words, new Exceptions(new TreeSet<>(), new TreeSet<>()));
  }

  /// Times, and behind them days and a zone, either first.
  private static PollSchedule.At usual(List<String> words, Exceptions exceptions) {
    if (words.size() > 3) {
      throw new DateTimeException("more than times, days and zone");
    }
    Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
    ZoneId zone = ZoneId.of("UTC");
    for (String word : words.subList(1, words.size())) {
      String lower = word.toLowerCase(Locale.ROOT);
      if (lower.matches(DAYS) && !ZONES_LIKE_DAYS.contains(lower)) {
        days = days(lower);
      } else {
        zone = ZoneId.of(lower.equals("utc") ? "UTC" : word);
      }
    }
    return new PollSchedule.At(
        times(words.getFirst()), days, zone, exceptions.yearly(), exceptions.once());
  }

  private static List<LocalTime> times(String text) {
    return Arrays.stream(text.split(",")).map(LocalTime::parse).toList();
  }

  private record Exceptions(SortedSet<MonthDay> yearly, SortedSet<LocalDate> once) {}

  private static Exceptions exceptions(String text) {
    Exceptions found = new Exceptions(new TreeSet<>(), new TreeSet<>());
    for (String date : text.split(",")) {
      if (date.length() == "12-25".length()) {
        found.yearly().add(MonthDay.parse("--" + date));
      } else {
        found.once().add(LocalDate.parse(date));
      }
    }
    return found;
  }

  /// `mon-wed,fri`.
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
      if (PollSchedule.At.word(day).equals(text)) {
        return day;
      }
    }
    throw new DateTimeException("no day " + text);
  }

  private static PollSchedule requireShort(PollSchedule schedule) {
    int length = schedule.text().length();
    if (length > PollSchedule.LONGEST) {
      throw new IllegalArgumentException(
          "schedule: found "
              + length
              + " characters, expected at most "
              + PollSchedule.LONGEST
              + "; leave out times or exceptions");
    }
    return schedule;
  }

  private static String fault(String text) {
    return "schedule: found '"
        + text
        + "', expected such as 'every 60' (seconds) or 'at 06:00,18:30 mon-fri Europe/Paris except 12-25,2027-04-05'";
  }
}
