package org.tallystick.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/// Where every bean but session beans has its entity manager from: that of the caller's transaction.
///
/// A persistence context of their own the container looks up while it discovers them, and then the start is refused when the persistence unit is not quite there; for those of
/// session beans it waits. No enterprise bean: while the server starts, those answer only the thread that starts it.
@ApplicationScoped
public class Persistence {

  private volatile @Nullable EntityManager entities;

  /// @param context a session bean's
  void open(EntityManager context) {
    entities = context;
  }

  @Produces
  EntityManager entities() {
    EntityManager context = entities;
    if (context == null) {
      throw new IllegalStateException(
          "entity manager: asked for before the schema was migrated; what asks has to depend on Migration");
    }
    return context;
  }
}
