package org.tallystick.security;

import jakarta.servlet.http.HttpServletRequest;
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

  /// Refused when the door was passed by.
  ///
  /// @throws RuntimeException what kept the door from finding out
  public static SignInOutcome of(HttpServletRequest request) {
    return switch (request.getAttribute(NAME)) {
      case SignInOutcome outcome -> outcome;
      case RuntimeException fault -> throw fault;
      case null, default -> new SignInOutcome.Refused();
    };
  }
}
