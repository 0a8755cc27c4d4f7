package org.tallystick.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.delivery.DeliveryStage;
import org.tallystick.partner.Direction;

/// Values as queries and bodies write them.
public final class QueryInput {

  private QueryInput() {}

  /// An instant, or a date for its first moment in UTC.
  public static Optional<Instant> instant(String parameter, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.length() == "2026-11-20".length()
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text));
    } catch (DateTimeException notOne) {
      throw Problem.badRequest(
          parameter
              + ": found '"
              + text
              + "', expected a date such as 2026-11-20 or an instant such as 2026-11-20T14:37:57Z");
    }
  }

  /// `inbound` or `outbound`.
  public static Direction direction(String word) {
    return Arrays.stream(Direction.values())
        .filter(direction -> direction.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "direction: found '" + word + "', expected inbound or outbound"));
  }

  public static DeliveryStage stage(String word) {
    return DeliveryStage.ofWord(word)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "delivery: found '" + word + "', expected open, delivered or acknowledged"));
  }

  /// A parameter that was not given and one that was given empty are the same.
  public static Optional<String> text(@Nullable String text) {
    return Optional.ofNullable(text).filter(given -> !given.isEmpty());
  }
}
