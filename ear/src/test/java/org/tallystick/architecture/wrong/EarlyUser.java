package org.tallystick.architecture.wrong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

@ApplicationScoped
class EarlyUser {

  @SuppressWarnings({"NullAway.Init", "UnusedVariable"})
  @PersistenceContext
  private EntityManager entities;
}
