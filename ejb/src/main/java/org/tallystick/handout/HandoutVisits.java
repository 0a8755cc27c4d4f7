package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.ledger.SessionId;
import org.tallystick.partner.PartnerSession;

/// The visits of sessions that are not over. Thread-safe.
@ApplicationScoped
class HandoutVisits {

  private final Map<SessionId, HandoutVisit> visits = new ConcurrentHashMap<>();

  HandoutVisit of(PartnerSession session) {
    return visits.computeIfAbsent(session.id(), id -> new HandoutVisit(session));
  }

  /// @return empty when the session never was here
  Optional<HandoutVisit> end(PartnerSession session) {
    return Optional.ofNullable(visits.remove(session.id()));
  }
}
