package org.tallystick.delivery;

import java.time.Instant;
import java.util.Optional;

/// What became of one file we sent.
///
/// @param since when it came to that
/// @param firsts what will stay so
public record Delivery(DeliveryState state, Instant since, Firsts firsts) {

  /// What happens once.
  ///
  /// @param delivered when all of it was first fetched in one session
  /// @param acknowledged when the partner first said that it took it over
  public record Firsts(Optional<Instant> delivered, Optional<Instant> acknowledged) {

    public static final Firsts NONE = new Firsts(Optional.empty(), Optional.empty());
  }
}
