package org.tallystick.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.tallystick.user.SignedIn;

/// A person's session at the screens.
final class ScreenSession {

  private static final String NAME = ScreenSession.class.getName();
  private static final String REASON = NAME + ".reason";

  private ScreenSession() {}

  static Optional<SignedIn> find(HttpSession session) {
    return session.getAttribute(NAME) instanceof SignedIn who ? Optional.of(who) : Optional.empty();
  }

  /// Never goes on with the session the browser came with: somebody else might know its id.
  static void begin(HttpServletRequest request, SignedIn who) {
    end(request, "signed in again");
    request.getSession(true).setAttribute(NAME, who);
  }

  /// Why it ended, once it has: the container ends those nobody uses any more.
  static String reason(HttpSession session) {
    return session.getAttribute(REASON) instanceof String reason ? reason : "timed out";
  }

  static void end(HttpServletRequest request, String reason) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.setAttribute(REASON, reason);
      session.invalidate();
    }
  }
}
