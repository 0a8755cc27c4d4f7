package org.tallystick.platform;

import jakarta.ejb.EJBContext;

/// Who asks, as events say it.
public final class CallerName {

  /// What the container calls a caller that nobody signed in: with us only the server itself while it starts.
  private static final String NOBODY = "anonymous";

  private static final String SETUP = "setup";

  private CallerName() {}

  /// The person's name, or `setup` for what the server does by itself.
  public static String in(EJBContext context) {
    String name = context.getCallerPrincipal().getName();
    return name.equals(NOBODY) ? SETUP : name;
  }
}
