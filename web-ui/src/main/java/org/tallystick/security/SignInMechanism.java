package org.tallystick.security;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.tallystick.user.Peer;
import org.tallystick.user.SignIn;
import org.tallystick.user.SignInOutcome;
import org.tallystick.user.SignedIn;

/// Tells the container who asks: from the session for the screens, from the `Authorization` header for the API and `/metrics`.
///
/// A request nobody is known for goes on without a name, so that the sign-in page and the API's own answers can be given; {@link ApiCaller} keeps why.
@ApplicationScoped
public class SignInMechanism implements HttpAuthenticationMechanism {

  private static final String API = "/api/";
  private static final String METRICS = "/metrics";

  @EJB private SignIn signIn;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (path.startsWith(API)) {
      return answeredByTheApi(request, context);
    }
    return path.equals(METRICS) ? program(request, context) : screen(request, context);
  }

  private AuthenticationStatus screen(HttpServletRequest request, HttpMessageContext context) {
    HttpSession session = request.getSession(false);
    Optional<SignedIn> remembered =
        session == null ? Optional.empty() : ScreenSession.find(session);
    if (session == null || remembered.isEmpty()) {
      return context.doNothing();
    }
    Optional<SignedIn> now = signIn.renew(remembered.get());
    if (now.isEmpty()) {
      ScreenSession.end(request, "disabled, or has a new password");
      return context.doNothing();
    }
    return admit(now.get(), context);
  }

  /// Programs get the API's own answer also to what fails at the door.
  private AuthenticationStatus answeredByTheApi(
      HttpServletRequest request, HttpMessageContext context) {
    try {
      return program(request, context);
    } catch (RuntimeException fault) {
      ApiCaller.note(request, fault);
      return context.doNothing();
    }
  }

  private AuthenticationStatus program(HttpServletRequest request, HttpMessageContext context) {
    SignInOutcome outcome =
        switch (Authorization.parse(request.getHeader("Authorization"))) {
          case Authorization.Basic(String name, String password) ->
              signIn.withEveryRequest(name, password, peer(request));
          case Authorization.Bearer(String secret) -> signIn.withApiKey(secret, peer(request));
          case Authorization.None() -> new SignInOutcome.Refused();
          case Authorization.Unknown() -> new SignInOutcome.Refused();
        };
    ApiCaller.note(request, outcome);
    return outcome instanceof SignedIn who ? admit(who, context) : context.doNothing();
  }

  private static AuthenticationStatus admit(SignedIn who, HttpMessageContext context) {
    return context.notifyContainerAboutLogin(
        new CallerPrincipal(who.user().value()), who.roleWords());
  }

  static Peer peer(HttpServletRequest request) {
    return new Peer(request.getRemoteAddr(), request.getRemotePort());
  }
}
