package org.tallystick.quota;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.OptionalLong;
import org.tallystick.partner.PartnerSession;

/// What a partner's session may still send, as its client asks (`statvfs@openssh.com`).
@Stateless
@RolesAllowed("partner")
public class Allowances {

  @Inject private Quotas quotas;

  public Room room(PartnerSession session) {
    return quotas.roomOf(session.account());
  }

  /// Bytes the session's account may still send; empty when only the disk limits it.
  public OptionalLong freeBytes(PartnerSession session) {
    return room(session).freeBytes();
  }
}
