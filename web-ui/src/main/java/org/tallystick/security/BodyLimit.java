package org.tallystick.security;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.util.regex.Pattern;

/// Keeps every request's body to 10 MiB but those that bring a file, which are read piece by piece, and not before it is known who sends them. The server's listener itself
/// has no limit: it would look at the length a request announces before anything of ours.
public class BodyLimit implements ServletExtension {

  /// In bytes.
  private static final long MOST = 10L << 20;

  private static final int TOO_LARGE = 413;
  private static final Pattern FILES =
      Pattern.compile("PUT /api/v1/interfaces/[^/]+/files/[^/]+|POST /VAADIN/dynamic/resource/.+");

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(BodyLimit::limit);
  }

  private static HttpHandler limit(HttpHandler next) {
    return exchange -> {
      if (!bringsFile(exchange)) {
        if (exchange.getRequestContentLength() > MOST) {
          exchange.setStatusCode(TOO_LARGE).setPersistent(false).endExchange();
          return;
        }
        exchange.setMaxEntitySize(MOST);
      }
      next.handleRequest(exchange);
    };
  }

  private static boolean bringsFile(HttpServerExchange exchange) {
    return FILES.matcher(exchange.getRequestMethod() + " " + exchange.getRequestPath()).matches();
  }
}
