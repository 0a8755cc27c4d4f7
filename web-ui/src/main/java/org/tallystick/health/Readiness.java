package org.tallystick.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.tallystick.platform.Health;
import org.tallystick.platform.HealthCheck;

/// Asks every {@link HealthCheck}, at most once a second however many ask us.
@ApplicationScoped
public class Readiness {

  private static final Duration FRESH = Duration.ofSeconds(1);

  @Inject @Any private Instance<HealthCheck> checks;
  @Inject private Clock clock;

  // guarded by this
  private Map<String, Health> latest = Map.of();

  // guarded by this
  private Instant lookedAt = Instant.MIN;

  /// By subject, in their order.
  public synchronized Map<String, Health> look() {
    Instant now = clock.instant();
    if (lookedAt.isBefore(now.minus(FRESH)) || lookedAt.isAfter(now)) {
      Map<String, Health> seen = new TreeMap<>();
      checks.forEach(check -> seen.put(check.subject(), check.look()));
      latest = Map.copyOf(seen);
      lookedAt = now;
    }
    return new TreeMap<>(latest);
  }
}
