package org.tallystick.evidence.leaf;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// An instant as the log writes it (`LEAF-3`): `2026-11-20T14:37:57.123Z`. Finer fractions are cut, never rounded up,
/// so that an event is never said to be later than it was.
public record LogInstant(Instant value) implements Comparable<LogInstant> {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LIMIT = Instant.parse("+10000-01-01T00:00:00Z");

  public LogInstant {
    if (value.isBefore(FIRST) || !value.isBefore(LIMIT)) {
      throw new IllegalArgumentException(
          "instant " + value + ": expected a year of four digits, from 0001");
    }
    value = value.truncatedTo(ChronoUnit.MILLIS);
  }

  /// Reads that form and no other.
  public static LogInstant parse(String text) {
    try {
      LogInstant instant = new LogInstant(FORM.parse(text, Instant::from));
      if (instant.text().equals(text)) {
        return instant;
      }
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(fault(text), e);
    }
    throw new IllegalArgumentException(fault(text));
  }

  private static String fault(String text) {
    return "instant \"" + text + "\": expected the form 2026-11-20T14:37:57.123Z";
  }

  public String text() {
    return FORM.format(value);
  }

  @Override
  public int compareTo(LogInstant other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return text();
  }
}
