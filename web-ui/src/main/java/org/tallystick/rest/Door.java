package org.tallystick.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.tallystick.security.ApiCaller;
import org.tallystick.user.SignInOutcome;
import org.tallystick.user.SignedIn;

/// Lets nobody in who has not shown who they are, not even to learn which paths there are; only the API's own description and the programs that judge evidence are open.
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class Door implements ContainerRequestFilter {

  static final String DESCRIPTION = "openapi.json";

  /// Where the programs are.
  public static final String VERIFIERS = "verifiers";

  private static final int TOO_MANY_REQUESTS = 429;

  @Inject private HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    switch (ApiCaller.of(servletRequest)) {
      case SignedIn _ -> {}
      case SignInOutcome.HeldOff(Duration pause) -> request.abortWith(heldOff(pause));
      case SignInOutcome.Refused() -> {
        if (!isOpen(request)) {
          request.abortWith(unauthorized());
        }
      }
    }
  }

  private static boolean isOpen(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath().replaceFirst("^/", "");
    return request.getMethod().equals(HttpMethod.GET)
        && (path.equals(DESCRIPTION) || path.equals(VERIFIERS) || path.startsWith(VERIFIERS + "/"));
  }

  private static Response unauthorized() {
    return new Problem(
            Response.Status.UNAUTHORIZED.getStatusCode(),
            "sign in with name and password (Basic) or an API key (Bearer); these credentials are not valid")
        .response()
        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tallystick\", charset=\"UTF-8\"")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Tallystick\"")
        .build();
  }

  private static Response heldOff(Duration pause) {
    return new Problem(
            TOO_MANY_REQUESTS, "too many failed sign-ins from this address; wait, then try again")
        .response()
        .header(HttpHeaders.RETRY_AFTER, pause.toSeconds() + 1)
        .build();
  }
}
