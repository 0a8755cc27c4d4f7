package org.tallystick.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.tallystick.user.SignInOutcome;

/// What the door found out about a caller of the API, for the API to answer with.
public final class ApiCaller {

  private static final String NAME = ApiCaller.class.getName();

  private ApiCaller() {}

  static void note(HttpServletRequest request, SignInOutcome outcome) {
    request.setAttribute(NAME, outcome);
  }

  static void note(HttpServletRequest request, RuntimeException fault) {
    request.setAttribute(NAME, fault);
  }

  /// What kept us from finding out who is calling.
  public static Optional<RuntimeException> fault(HttpServletRequest request) {
    return request.getAttribute(NAME) instanceof RuntimeException fault
        ? Optional.of(fault)
        : Optional.empty();
  }

  /// Refused when the door was passed by.
  public static SignInOutcome of(HttpServletRequest request) {
    return request.getAttribute(NAME) instanceof SignInOutcome outcome
        ? outcome
        : new SignInOutcome.Refused();
  }
}
