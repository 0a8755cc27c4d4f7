package org.tallystick.past;

import java.time.DateTimeException;
import java.time.Instant;

/// When a directory is to be seen, as addresses write it: nothing, an instant, or a number of leaves.
public sealed interface Moment {

  record Now() implements Moment {
    @Override
    public String toString() {
      return "";
    }
  }

  /// With everything that happened at that instant.
  record At(Instant instant) implements Moment {
    @Override
    public String toString() {
      return instant.toString();
    }
  }

  /// When the log had this many leaves: exact where several events share an instant.
  record Leaves(long size) implements Moment {

    public Leaves {
      if (size < 0) {
        throw new IllegalArgumentException("moment: " + size + " leaves, expected 0 or more");
      }
    }

    @Override
    public String toString() {
      return Long.toString(size);
    }
  }

  Moment NOW = new Now();

  /// @throws IllegalArgumentException when it is neither
  static Moment parse(String text) {
    if (text.isEmpty()) {
      return NOW;
    }
    if (text.matches("[0-9]{1,15}")) {
      return new Leaves(Long.parseLong(text));
    }
    try {
      return new At(Instant.parse(text));
    } catch (DateTimeException neither) {
      throw new IllegalArgumentException(
          "moment: found '"
              + text
              + "', expected an instant such as 2026-11-20T07:05:00Z or a number of leaves",
          neither);
    }
  }
}
