package org.tallystick.access;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.tallystick.ledger.LedgerPosition;

/// Where a page of the access log ends. Written `<instant>_<position>`.
public record AccessKey(Instant at, LedgerPosition position) {

  public static AccessKey of(AccessEvent event) {
    return new AccessKey(event.at(), event.position());
  }

  /// @throws IllegalArgumentException when it is not what {@link #toString} writes
  public static AccessKey parse(String text) {
    int split = text.indexOf('_');
    if (split < 0) {
      throw new IllegalArgumentException(
          "access log key: found '" + text + "', expected <instant>_<position>");
    }
    try {
      return new AccessKey(
          Instant.parse(text.substring(0, split)), LedgerPosition.parse(text.substring(split + 1)));
    } catch (DateTimeParseException notAnInstant) {
      throw new IllegalArgumentException(
          "access log key: found '" + text + "', expected <instant>_<position>", notAnInstant);
    }
  }

  @Override
  public String toString() {
    return at + "_" + position;
  }
}
