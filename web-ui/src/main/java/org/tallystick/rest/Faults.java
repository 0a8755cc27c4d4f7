package org.tallystick.rest;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.platform.StorageFaults;

/// Everything else that ends a request: a value our own types refuse is the caller's to mend, the rest is ours and keeps its details to the server's log.
@Provider
public class Faults implements ExceptionMapper<Throwable> {

  private static final Logger LOGGER = Logger.getLogger(Faults.class.getName());
  private static final int RETRY_SECONDS = 5;

  @Override
  public Response toResponse(Throwable fault) {
    return switch (fault) {
      case ProblemException carried -> carried.problem().response().build();
      case EJBAccessException _ ->
          new Problem(
                  Response.Status.FORBIDDEN.getStatusCode(),
                  "your roles do not allow this; /api/v1/me shows them, an administrator assigns them")
              .response()
              .build();
      case LedgerFault _ -> notDurable(fault);
      case IllegalArgumentException refused when isOurs(refused) -> refused(refused);
      case EJBException _
          when fault.getCause() instanceof IllegalArgumentException refused && isOurs(refused) ->
          refused(refused);
      case EJBException _ when fault.getCause() instanceof LedgerFault -> notDurable(fault);
      default -> StorageFaults.isConnectionLost(fault) ? databaseDown(fault) : unexpected(fault);
    };
  }

  private static Response refused(IllegalArgumentException refused) {
    return new Problem(
            Response.Status.BAD_REQUEST.getStatusCode(), String.valueOf(refused.getMessage()))
        .response()
        .build();
  }

  private static Response notDurable(Throwable fault) {
    return later(fault, "it could not be made durable, so nothing was done; try again later");
  }

  private static Response databaseDown(Throwable fault) {
    return later(
        fault,
        "the database cannot be reached, so nothing new is accepted; what was acknowledged is safe. Try again later");
  }

  private static Response later(Throwable fault, String detail) {
    LOGGER.log(Level.WARNING, "TLY-0401 REST: answered 503", fault);
    return new Problem(Response.Status.SERVICE_UNAVAILABLE.getStatusCode(), detail)
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }

  private static Response unexpected(Throwable fault) {
    String incident = UUID.randomUUID().toString();
    LOGGER.log(Level.SEVERE, "TLY-0400 REST: incident " + incident, fault);
    return new Problem(
            Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(),
            "the server failed; its log says why under incident " + incident)
        .response()
        .build();
  }

  /// The sentences of our own types are for the caller; those of libraries may say too much.
  private static boolean isOurs(IllegalArgumentException refused) {
    StackTraceElement[] trace = refused.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith("org.tallystick.");
  }
}
