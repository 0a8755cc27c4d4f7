package org.tallystick.security;

import io.undertow.server.HttpHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.util.regex.Pattern;

/// Lets requests be longer than the server's limit of 10 MiB where they bring a file, which is read piece by piece. Whoever may not bring one is refused before it is read.
public class LongBodies implements ServletExtension {

  private static final long ANY = -1;
  private static final Pattern FILES =
      Pattern.compile("PUT /api/v1/interfaces/[^/]+/files/[^/]+|POST /VAADIN/dynamic/resource/.+");

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(LongBodies::letIn);
  }

  /// The length a request announces is looked at before any filter of ours.
  private static HttpHandler letIn(HttpHandler next) {
    return exchange -> {
      String request = exchange.getRequestMethod() + " " + exchange.getRequestPath();
      if (FILES.matcher(request).matches()) {
        exchange.setMaxEntitySize(ANY);
      }
      next.handleRequest(exchange);
    };
  }
}
