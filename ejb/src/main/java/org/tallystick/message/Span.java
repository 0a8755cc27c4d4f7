package org.tallystick.message;

import org.tallystick.ledger.LogId;

/// The leaves `[from, until)` of a log, seen when it had `seen` leaves.
public record Span(LogId log, long from, long until, long seen) {

  public Span {
    if (from < 0 || until < from || seen < 0) {
      throw new IllegalArgumentException(
          "span [" + from + ", " + until + ") of " + seen + " leaves: runs backwards");
    }
  }
}
