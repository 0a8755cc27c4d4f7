package org.tallystick.testkit;

import jakarta.ejb.SessionContext;
import java.lang.reflect.Proxy;
import java.security.Principal;

/// What a use case is told of whoever calls it.
public final class Callers {

  private Callers() {}

  /// A person of that name calls.
  public static SessionContext named(String name) {
    return (SessionContext)
        Proxy.newProxyInstance(
            SessionContext.class.getClassLoader(),
            new Class<?>[] {SessionContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getCallerPrincipal")) {
                return (Principal) () -> name;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
