package org.tallystick.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.AccessEvent;
import org.tallystick.access.AccessFilter;
import org.tallystick.access.AccessLog;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.TimelineKey;

/// The changes of the configuration, newest first.
@Stateless
@RolesAllowed({"auditor", "administrator"})
public class ConfigurationAudit {

  private static final AccessFilter CHANGES =
      new AccessFilter(
          Optional.of(LogId.SYSTEM),
          Set.of(EventType.CONFIG_CHANGED),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Inject private AccessLog log;

  /// @param after where the page before ended; null for the first
  public List<AccessEvent> page(@Nullable TimelineKey after, int limit) {
    return log.page(CHANGES, after, limit);
  }
}
