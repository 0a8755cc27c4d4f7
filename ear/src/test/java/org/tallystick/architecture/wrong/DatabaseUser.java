package org.tallystick.architecture.wrong;

import jakarta.persistence.EntityManager;

/// A screen that goes past the use cases.
class DatabaseUser {

  void look(EntityManager manager) {
    manager.clear();
  }
}
