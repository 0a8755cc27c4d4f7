package org.tallystick.directory;

import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.partner.PartnerSession;

/// The event of a request the agreements do not allow.
public final class Refusals {

  private Refusals() {}

  /// @param operation the SFTP word for what was asked
  public static Event event(
      PartnerSession session, String operation, RawPath path, Refusal refusal) {
    return session
        .event(EventType.OPERATION_REFUSED)
        .text("operation", operation)
        .path("entry", path)
        .text("reason", refusal.detail());
  }
}
