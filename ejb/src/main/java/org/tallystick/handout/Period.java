package org.tallystick.handout;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tallystick.evidence.name.RawName;

/// All time, a year, a month or a day in UTC, as the folders of receipts are named.
///
/// @param depth how many of year, month and day are given
/// @param end the first day after it
record Period(int depth, LocalDate begin, LocalDate end) {

  static final Period ALL = new Period(0, LocalDate.of(0, 1, 1), LocalDate.of(10_000, 1, 1));
  static final int DAY = 3;

  private static final List<Pattern> FORMS =
      List.of(
          Pattern.compile("[0-9]{4}"), Pattern.compile("[0-9]{2}"), Pattern.compile("[0-9]{2}"));

  /// The period of `yyyy`, `yyyy/mm` or `yyyy/mm/dd`.
  static Optional<Period> of(List<RawName> names) {
    if (names.size() > DAY) {
      return Optional.empty();
    }
    int[] parts = {0, 1, 1};
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).text();
      if (!FORMS.get(i).matcher(name).matches()) {
        return Optional.empty();
      }
      parts[i] = Integer.parseInt(name);
    }
    try {
      LocalDate day = LocalDate.of(parts[0], parts[1], parts[2]);
      return Optional.of(names.isEmpty() ? ALL : containing(day, names.size()));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  static Period containing(LocalDate day, int depth) {
    return switch (depth) {
      case 1 -> new Period(1, day.withDayOfYear(1), day.withDayOfYear(1).plusYears(1));
      case 2 -> new Period(2, day.withDayOfMonth(1), day.withDayOfMonth(1).plusMonths(1));
      default -> new Period(DAY, day, day.plusDays(1));
    };
  }

  /// The year of all time, the month of a year, the day of a month that has this instant.
  Period partWith(Instant at) {
    return containing(dayOf(at), depth + 1);
  }

  boolean holds(Instant at) {
    LocalDate day = dayOf(at);
    return !day.isBefore(begin) && day.isBefore(end);
  }

  private static LocalDate dayOf(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate();
  }

  Instant beginning() {
    return begin.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  Instant ending() {
    return end.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// What its folder is called.
  String name() {
    return switch (depth) {
      case 1 -> "%04d".formatted(begin.getYear());
      case 2 -> "%02d".formatted(begin.getMonthValue());
      default -> "%02d".formatted(begin.getDayOfMonth());
    };
  }
}
