package org.tallystick.ui.past;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tallystick.past.Moment;

/// At which instant a proof of what is shown has the best prospects.
final class ProvableInstant {

  /// By then a head has sealed the change.
  private static final Duration SEALED = Duration.ofSeconds(2);

  private ProvableInstant() {}

  /// The one that was asked for; of a number of leaves, one soon after the change and before the next.
  static Instant of(Moment moment, Shown shown) {
    Instant at =
        switch (moment) {
          case Moment.Now() -> shown.state().at();
          case Moment.At asked -> shown.state().at();
          case Moment.Leaves leaves -> {
            Instant begin = shown.last().map(change -> change.at()).orElse(shown.state().at());
            yield begin.plus(
                shown
                    .next()
                    .map(next -> Duration.between(begin, next.at()).dividedBy(2))
                    .filter(half -> half.compareTo(SEALED) < 0)
                    .orElse(SEALED));
          }
        };
    return at.truncatedTo(ChronoUnit.MILLIS);
  }
}
