package org.tallystick.proof;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.CallerName;

/// Gives the SFTP server other host keys without a surprise: they are announced while the old ones still serve, and promoted later. Both are on record before they are done.
@Stateless
@RolesAllowed("administrator")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class HostKeyRotation {

  @Inject private HostKey hostKey;
  @Inject private Ledger ledger;
  @Resource private SessionContext context;

  /// @param next empty when no change is announced
  public record State(List<String> current, List<String> next) {}

  @RolesAllowed({"operator", "auditor", "administrator"})
  public State state() {
    SshHostKeys keys = hostKey.keys();
    return new State(keys.current(), keys.next());
  }

  /// Makes the next keys and tells every client that signs in. Repeatable.
  public State announce() {
    SshHostKeys keys = hostKey.keys();
    if (keys.next().isEmpty()) {
      record("host keys announced", keys.current(), keys.prepare());
      keys.announce();
    }
    return state();
  }

  /// Makes the announced keys the current ones.
  ///
  /// @return empty when none are announced
  public Optional<State> promote() {
    SshHostKeys keys = hostKey.keys();
    if (keys.next().isEmpty()) {
      return Optional.empty();
    }
    record("host keys promoted", keys.current(), keys.next());
    keys.promote();
    return Optional.of(state());
  }

  private void record(String what, List<String> before, List<String> after) {
    String user = CallerName.in(context);
    ledger.append(
        LogId.SYSTEM,
        transaction ->
            transaction.append(
                new ConfigurationChange(
                        what, "sftp", String.join(" ", before), String.join(" ", after))
                    .by(user)));
  }
}
