package org.tallystick.archive;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import org.tallystick.platform.Settings;

/// Operators see which uploads were interrupted and wait to be resumed.
@Stateless
@RolesAllowed({"operator", "auditor", "administrator"})
public class InterruptedUploads {

  private static final int MOST = 1000;

  @PersistenceContext private EntityManager entities;
  @Inject private Settings settings;

  /// How long one waits before it is discarded.
  public Duration kept() {
    return settings.duration("TALLYSTICK_KEEP_INTERRUPTED", Recovery.KEEP);
  }

  /// The newest thousand.
  public List<InterruptedUpload> all() {
    return entities
        .createQuery(
            "select u from InterruptedUpload u order by u.interruptedAt desc",
            InterruptedUpload.class)
        .setMaxResults(MOST)
        .getResultList();
  }
}
