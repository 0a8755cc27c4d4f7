package org.tallystick.ui.shell;

import jakarta.ejb.EJBException;
import java.util.function.Supplier;

/// What a use case answers to a screen. The container wraps what a use case throws; its refusal of an argument is given on as it was, with its sentence for the person.
public final class Asked {

  private Asked() {}

  /// @throws IllegalArgumentException the use case refuses what it was given
  /// @throws EJBException it failed otherwise
  public static <T> T of(Supplier<T> useCase) {
    try {
      return useCase.get();
    } catch (EJBException failed) {
      if (failed.getCause() instanceof IllegalArgumentException unusable) {
        throw unusable;
      }
      throw failed;
    }
  }
}
