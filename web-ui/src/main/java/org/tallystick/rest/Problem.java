package org.tallystick.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.io.Serializable;

/// An error as a program gets it (RFC 9457). The status says what it is, the detail what to do.
///
/// @param detail one or two sentences: subject, found, expected, next step
public record Problem(int status, String detail) implements Serializable {

  public static final String TYPE = "application/problem+json";

  private static final int UNPROCESSABLE = 422;

  public Response.ResponseBuilder response() {
    return Response.status(status).type(TYPE).entity(json().toString());
  }

  private JsonObject json() {
    return Json.createObjectBuilder()
        .add("type", "about:blank")
        .add("title", title())
        .add("status", status)
        .add("detail", detail)
        .build();
  }

  private String title() {
    Response.Status known = Response.Status.fromStatusCode(status);
    if (known != null) {
      return known.getReasonPhrase();
    }
    return status == UNPROCESSABLE ? "Unprocessable Content" : "Error";
  }

  /// Ends the method of a resource with this problem.
  public ProblemException exception() {
    return new ProblemException(this);
  }

  public static ProblemException badRequest(String detail) {
    return new Problem(Response.Status.BAD_REQUEST.getStatusCode(), detail).exception();
  }

  public static ProblemException notFound(String detail) {
    return new Problem(Response.Status.NOT_FOUND.getStatusCode(), detail).exception();
  }

  public static ProblemException conflict(String detail) {
    return new Problem(Response.Status.CONFLICT.getStatusCode(), detail).exception();
  }

  /// Understood, well-formed, and still not possible.
  public static ProblemException unprocessable(String detail) {
    return new Problem(UNPROCESSABLE, detail).exception();
  }
}
