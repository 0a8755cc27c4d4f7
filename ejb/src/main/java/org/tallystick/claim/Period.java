package org.tallystick.claim;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.tallystick.evidence.claim.CivilDay;
import org.tallystick.evidence.leaf.LogInstant;

/// `[from, to)`, or one instant when both are the same. Whole milliseconds.
///
/// @param day the civil day it is
public record Period(Instant from, Instant to, Optional<CivilDay> day) {

  public Period {
    from = from.truncatedTo(ChronoUnit.MILLIS);
    to = to.truncatedTo(ChronoUnit.MILLIS);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "period: ends at " + to + ", before it begins at " + from + "; expected a later end");
    }
  }

  public static Period at(Instant instant) {
    return new Period(instant, instant, Optional.empty());
  }

  public static Period during(Instant from, Instant to) {
    return new Period(from, to, Optional.empty());
  }

  public static Period of(CivilDay day) {
    return new Period(day.from().value(), day.to().value(), Optional.of(day));
  }

  LogInstant begin() {
    return new LogInstant(from);
  }

  LogInstant end() {
    return new LogInstant(to);
  }

  /// For a sentence: `at …`, `from … to …` or `all of …`.
  String words() {
    if (day.isPresent()) {
      return "at every instant of "
          + day.get().date()
          + " in "
          + day.get().zone()
          + " ("
          + from
          + " to "
          + to
          + ")";
    }
    return from.equals(to) ? "at " + from : "at every instant from " + from + " to " + to;
  }
}
