package org.tallystick.guard;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.CallerName;

/// An operator keeps addresses out, and lets them in again.
@Stateless
@RolesAllowed({"operator", "administrator"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Bans {

  @PersistenceContext private EntityManager entities;
  @Inject private BanList list;
  @Inject private Tries tries;
  @Inject private Ledger ledger;
  @Resource private SessionContext context;

  /// Those that hold, the newest first.
  @RolesAllowed({"operator", "auditor", "administrator"})
  public List<Ban> all() {
    return list.all();
  }

  /// Shuts the SFTP port to the address: its connections are closed before a word is said.
  ///
  /// @throws IllegalArgumentException without a reason, when it is longer than a year, or when the address is one that is never banned
  public Ban ban(InetAddress address, Duration length, String reason) {
    requireReason(reason);
    if (length.isNegative() || length.isZero() || length.compareTo(BanList.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "ban: found a length of " + length + ", expected up to " + BanList.LONGEST);
    }
    if (tries.isExempt(address)) {
      throw new IllegalArgumentException(
          "address "
              + address.getHostAddress()
              + ": is never banned, as TALLYSTICK_NEVER_BANNED says; change that first");
    }
    return list.ban(address, length, "by hand", reason.strip(), CallerName.in(context));
  }

  /// Lets the address in again and forgets its failures.
  ///
  /// @return false when it was not banned
  public boolean lift(InetAddress address, String reason) {
    requireReason(reason);
    String user = CallerName.in(context);
    String text = address.getHostAddress();
    boolean lifted =
        ledger.append(
            LogId.SYSTEM,
            transaction -> {
              Ban ban = entities.find(Ban.class, text);
              if (ban == null) {
                return false;
              }
              entities.remove(ban);
              transaction.append(
                  new ConfigurationChange("address ban lifted", text, ban.reason(), reason.strip())
                      .by(user));
              return true;
            });
    tries.forget(address);
    return lifted;
  }

  private static void requireReason(String reason) {
    if (reason.isBlank() || reason.length() > 500) {
      throw new IllegalArgumentException(
          "reason: found " + reason.length() + " characters, expected 1 to 500");
    }
  }
}
