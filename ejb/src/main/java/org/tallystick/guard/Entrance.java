package org.tallystick.guard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.logging.Logger;

/// What the SFTP server asks before it listens to somebody, and tells after.
@Stateless
@RolesAllowed("partner")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Entrance {

  private static final Logger LOGGER = Logger.getLogger(Entrance.class.getName());

  @Inject private Tries tries;
  @Inject private BanList bans;

  /// Whether the port is shut to the address.
  public boolean isBanned(InetAddress address) {
    return bans.of(address).isPresent();
  }

  /// Whether the address is never banned and never slowed down.
  public boolean isExempt(InetAddress address) {
    return tries.isExempt(address);
  }

  /// Whether who knocks is heard now. The try counts as failed until {@link #succeeded}.
  public FailedTries.Turn begin(String login, InetAddress address) {
    return tries.begin(login, address);
  }

  public void succeeded(String login, InetAddress address) {
    tries.forgive(login, address);
  }

  /// The try that began so failed: when it was the last that is borne, the address is banned, durable on return.
  ///
  /// @return whether it was banned
  public boolean failed(FailedTries.MayTry turn, InetAddress address) {
    if (!turn.lastOfAddress()) {
      return false;
    }
    Duration length = tries.nextBan(address);
    bans.ban(address, length, "SFTP", "too many failed sign-ins", null);
    LOGGER.warning(
        "TLY-0902 address "
            + address.getHostAddress()
            + ": banned for "
            + length
            + " after too many failed sign-ins; lift it under Sessions if it is a partner's");
    return true;
  }
}
