package org.tallystick.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.tallystick.security.ApiCaller;
import org.tallystick.user.Scope;
import org.tallystick.user.SignedIn;

/// Keeps an API key to its scopes. A method that does not say what it needs is refused to everybody.
@Provider
@Priority(Priorities.AUTHORIZATION)
public class ScopeCheck implements ContainerRequestFilter {

  @Context private ResourceInfo resource;
  @Inject private HttpServletRequest servletRequest;

  @Override
  public void filter(ContainerRequestContext request) {
    Method method = resource.getResourceMethod();
    if (method.isAnnotationPresent(Open.class) || method.isAnnotationPresent(AnyScope.class)) {
      return;
    }
    Scope needed = needed(method);
    boolean allowed =
        needed != null && ApiCaller.of(servletRequest) instanceof SignedIn who && who.may(needed);
    if (!allowed) {
      String scope = needed == null ? "no scope" : "the scope " + needed.word();
      request.abortWith(
          new Problem(
                  Response.Status.FORBIDDEN.getStatusCode(),
                  "this needs " + scope + ", which your API key does not have")
              .response()
              .build());
    }
  }

  private static @Nullable Scope needed(Method method) {
    Needs needs = method.getAnnotation(Needs.class);
    return needs == null ? null : needs.value();
  }
}
