package org.tallystick.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.LogId;

/// Which events somebody wants; an empty field is no condition.
///
/// @param types of these types; empty means all but the server's own heartbeats and time stamps
/// @param from first instant
/// @param until first instant no more
public record AccessFilter(
    Optional<LogId> log,
    Set<EventType> types,
    Optional<String> account,
    Optional<String> session,
    Optional<Instant> from,
    Optional<Instant> until) {

  public static final AccessFilter ALL =
      new AccessFilter(
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public AccessFilter {
    types =
        types.isEmpty()
            ? EnumSet.complementOf(EnumSet.of(EventType.HEARTBEAT, EventType.TOKEN))
            : EnumSet.copyOf(types);
  }
}
