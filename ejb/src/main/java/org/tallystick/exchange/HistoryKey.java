package org.tallystick.exchange;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.tallystick.archive.Document;
import org.tallystick.ledger.LedgerPosition;

/// Where a page of the history ends: the next one holds what came before it. Written `<instant>_<document id>`.
public record HistoryKey(Instant archivedAt, LedgerPosition position) {

  public static HistoryKey of(Document document) {
    return new HistoryKey(document.archivedAt(), document.position());
  }

  /// @throws IllegalArgumentException when it is not what {@link #toString} writes
  public static HistoryKey parse(String text) {
    int split = text.indexOf('_');
    if (split < 0) {
      throw new IllegalArgumentException(
          "history key: found '" + text + "', expected <instant>_<document id>");
    }
    try {
      return new HistoryKey(
          Instant.parse(text.substring(0, split)), LedgerPosition.parse(text.substring(split + 1)));
    } catch (DateTimeParseException notAnInstant) {
      throw new IllegalArgumentException(
          "history key: found '" + text + "', expected <instant>_<document id>", notAnInstant);
    }
  }

  @Override
  public String toString() {
    return archivedAt + "_" + position;
  }
}
