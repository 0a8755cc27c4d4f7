package org.tallystick.live;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.tallystick.guard.Ban;
import org.tallystick.guard.Bans;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.SessionId;
import org.tallystick.platform.CallerName;

/// An operator looks at the sessions of now and ends them.
@Stateless
@RolesAllowed({"operator", "administrator"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Supervision {

  @Inject private SessionRegister register;
  @Inject private Bans bans;
  @Inject private Ledger ledger;
  @Resource private SessionContext context;

  @RolesAllowed({"operator", "auditor", "administrator"})
  public List<LiveSession> sessions() {
    return register.sessions().all();
  }

  /// Ends a session; on record, with its reason, before it is ended (LIV-1).
  ///
  /// @return false when there is no such session any more
  public boolean close(SessionId id, String reason) {
    requireReason(reason);
    String user = CallerName.in(context);
    List<LiveSession> found =
        sessions().stream().filter(session -> session.id().equals(id)).toList();
    if (found.isEmpty()) {
      return false;
    }
    LiveSession session = found.getFirst();
    ledger.append(
        LogId.SYSTEM,
        transaction ->
            transaction.append(
                new ConfigurationChange(
                        "session closed", id.toString(), session.account().value(), reason.strip())
                    .by(user)));
    return register.sessions().close(id, "closed by " + user + ": " + reason.strip());
  }

  /// Bans the address and ends what comes from it.
  public Ban ban(InetAddress address, Duration length, String reason) {
    Ban ban = bans.ban(address, length, reason);
    register.sessions().closeFrom(address, "the address was banned: " + reason.strip());
    return ban;
  }

  private static void requireReason(String reason) {
    if (reason.isBlank() || reason.length() > 500) {
      throw new IllegalArgumentException(
          "reason: found " + reason.length() + " characters, expected 1 to 500");
    }
  }
}
