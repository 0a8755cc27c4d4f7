package org.tallystick.exchange;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.delivery.DeliveryStage;
import org.tallystick.partner.Direction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;

/// Which part of the history somebody wants; an empty field is no condition.
///
/// @param name part of the file's name, in any case
/// @param from first instant
/// @param until first instant no more
/// @param delivery of what we sent
public record HistoryFilter(
    Optional<PartnerId> partner,
    Optional<Direction> direction,
    Optional<InterfaceId> agreed,
    Optional<String> name,
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<DeliveryStage> delivery) {

  public static final HistoryFilter ALL =
      new HistoryFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public HistoryFilter {
    name = name.map(String::strip).filter(text -> !text.isEmpty());
  }

  /// The same, of what went that way.
  public HistoryFilter of(Direction way) {
    return new HistoryFilter(partner, Optional.of(way), agreed, name, from, until, delivery);
  }
}
