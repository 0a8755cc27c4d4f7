package org.tallystick.search.language;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A day, month or year as it is typed, `today` or `yesterday`: half-open, in the reader's time zone (`QRY-3`).
record Days(Instant from, Instant until) {

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

  static Optional<Days> parse(String text, ZonedDateTime now) {
    LocalDate today = now.toLocalDate();
    try {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "today" -> Optional.of(of(today, today.plusDays(1), now));
        case "yesterday" -> Optional.of(of(today.minusDays(1), today, now));
        case String year when YEAR.matcher(year).matches() -> {
          LocalDate first = LocalDate.parse(year + "-01-01");
          yield Optional.of(of(first, first.plusYears(1), now));
        }
        case String month when MONTH.matcher(month).matches() -> {
          LocalDate first = LocalDate.parse(month + "-01");
          yield Optional.of(of(first, first.plusMonths(1), now));
        }
        case String day -> {
          LocalDate date = LocalDate.parse(day);
          yield Optional.of(of(date, date.plusDays(1), now));
        }
      };
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }

  private static Days of(LocalDate first, LocalDate next, ZonedDateTime now) {
    return new Days(
        first.atStartOfDay(now.getZone()).toInstant(),
        next.atStartOfDay(now.getZone()).toInstant());
  }
}
