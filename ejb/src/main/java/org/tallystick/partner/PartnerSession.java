package org.tallystick.partner;

import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.SessionId;

/// A signed-in session of one account, as every use case a partner reaches is told of it.
///
/// @param peer the client's address and port, `203.0.113.7:52114`
public record PartnerSession(SessionId id, AccountId account, PartnerId partner, String peer) {

  public LogId log() {
    return partner.log();
  }

  /// An event this session causes.
  public Event event(EventType type) {
    return Event.of(type).account(account.value()).session(id).peer(peer);
  }
}
