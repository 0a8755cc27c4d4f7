package org.tallystick.access;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.TimelineKey;

/// One event as people read it.
///
/// @param sentence what happened, in words: "Acme Corporation downloaded orders.csv completely"
/// @param operation the SFTP operation behind it, or the event's own name
/// @param document the document it is about
/// @param json the event document as hashed; empty once erased
public record AccessEvent(
    LedgerPosition position,
    Instant at,
    EventType type,
    String sentence,
    String operation,
    Optional<String> account,
    Optional<String> session,
    Optional<String> peer,
    Optional<LedgerPosition> document,
    Optional<String> json) {

  /// Its place in the access log.
  public TimelineKey key() {
    return new TimelineKey(at, position);
  }
}
