package org.tallystick.ledger;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/// Where a page of a timeline, newest first, ends: the next one holds what came before it. Written `<instant>_<position>`.
public record TimelineKey(Instant at, LedgerPosition position) {

  /// @throws IllegalArgumentException when it is not what {@link #toString} writes
  public static TimelineKey parse(String text) {
    int split = text.indexOf('_');
    if (split < 0) {
      throw new IllegalArgumentException(fault(text));
    }
    try {
      return new TimelineKey(
          Instant.parse(text.substring(0, split)), LedgerPosition.parse(text.substring(split + 1)));
    } catch (DateTimeParseException notAnInstant) {
      throw new IllegalArgumentException(fault(text), notAnInstant);
    }
  }

  private static String fault(String text) {
    return "page key: found '" + text + "', expected <instant>_<position>";
  }

  @Override
  public String toString() {
    return at + "_" + position;
  }
}
