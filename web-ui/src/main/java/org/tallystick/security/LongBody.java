package org.tallystick.security;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;

/// Bodies of requests are read up to 10 MiB, as the server's default is; only those that bring a file are read to their end, whatever their length.
public final class LongBody {

  private static final long ANY = -1;

  private LongBody() {}

  /// The request this thread answers brings a file, and whoever sends it may do so. To be said before its body is asked for.
  public static void expect() {
    ServletRequestContext context = ServletRequestContext.current();
    if (context != null) {
      HttpServerExchange exchange = context.getExchange();
      exchange.setMaxEntitySize(ANY);
    }
  }
}
