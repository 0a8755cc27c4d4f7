package org.tallystick.architecture.wrong;

import jakarta.inject.Inject;

/// Plain Java that is not plain.
class JakartaUser {

  @Inject
  @SuppressWarnings("NullAway.Init")
  Runnable injected;
}
