package org.tallystick.archive;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/// Operators see which uploads were interrupted and wait to be resumed.
@Stateless
@RolesAllowed({"operator", "auditor", "administrator"})
public class InterruptedUploads {

  private static final int MOST = 1000;

  @PersistenceContext private EntityManager entities;

  /// The newest thousand.
  public List<InterruptedUpload> all() {
    return entities
        .createQuery("select u from InterruptedUpload u order by u.interruptedAt desc", InterruptedUpload.class)
        .setMaxResults(MOST)
        .getResultList();
  }
}
