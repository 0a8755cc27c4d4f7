package org.tallystick.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

/// Where every bean but session beans has its entity manager from, that of the caller's transaction, or the factory of others.
///
/// A persistence context or unit of their own the container looks up while it discovers them, and then the start is refused when the persistence unit is not quite there; for those
/// of session beans it waits. No enterprise bean: while the server starts, those answer only the thread that starts it.
@ApplicationScoped
public class Persistence {

  private volatile @Nullable Opened opened;

  private record Opened(EntityManager entities, EntityManagerFactory factory) {}

  /// @param entities a session bean's, as is the factory
  void open(EntityManager entities, EntityManagerFactory factory) {
    opened = new Opened(entities, factory);
  }

  @Produces
  EntityManager entities() {
    return opened().entities();
  }

  @Produces
  EntityManagerFactory factory() {
    return opened().factory();
  }

  private Opened opened() {
    Opened now = opened;
    if (now == null) {
      throw new IllegalStateException(
          "entity manager: asked for before the schema was migrated; what asks has to depend on Migration");
    }
    return now;
  }
}
