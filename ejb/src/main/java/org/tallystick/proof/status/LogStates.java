package org.tallystick.proof.status;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.PublishedKeys;
import org.tallystick.proof.PublishedLog;
import org.tallystick.proof.PublishedLogs;
import org.tallystick.proof.anchor.TimeTokens;

/// How far each log has come: signed, stamped, by which keys.
@Stateless
@RolesAllowed({"operator", "auditor", "administrator"})
public class LogStates {

  @EJB private PublishedLogs logs;
  @EJB private PublishedKeys keys;
  @Inject private TimeTokens tokens;

  /// All logs that have been signed at least once.
  public List<LogState> all() {
    Optional<TimeTokens.Stamped> newest = tokens.newestToken();
    return logs.all().stream()
        .map(log ->
            new LogState(
                log.id(),
                log.key().name(),
                log.size(),
                newest.flatMap(token -> stamped(log, token)),
                keys.of(log.id()).orElseThrow()))
        .toList();
  }

  private Optional<LogState.Stamped> stamped(PublishedLog log, TimeTokens.Stamped token) {
    return (log.id().equals(LogId.ANCHOR)
            ? Optional.of(token.anchorSize())
            : tokens.within(log.id(), token.anchorSize()).map(TimeTokens.Anchored::size))
        .map(size -> new LogState.Stamped(size, token.time(), token.authority()));
  }
}
