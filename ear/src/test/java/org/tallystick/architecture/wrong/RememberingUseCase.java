package org.tallystick.architecture.wrong;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;

/// A use case that keeps something of one caller for the next.
@Stateless
@PermitAll
class RememberingUseCase {

  @SuppressWarnings("UnusedVariable")
  private String caller = "";
}
