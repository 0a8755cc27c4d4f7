package org.tallystick.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.io.Serializable;
import java.util.Map;

/// An error as a program gets it (RFC 9457). The status says what it is, the detail what to do.
///
/// @param detail one or two sentences: subject, found, expected, next step
/// @param more what programs can go on with, by name
public record Problem(int status, String detail, Map<String, String> more) implements Serializable {

  public static final String TYPE = "application/problem+json";

  private static final int UNPROCESSABLE = 422;
  private static final int INSUFFICIENT_STORAGE = 507;

  public Problem(int status, String detail) {
    this(status, detail, Map.of());
  }

  public Response.ResponseBuilder response() {
    return Response.status(status).type(TYPE).entity(json().toString());
  }

  private JsonObject json() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", title())
            .add("status", status)
            .add("detail", detail);
    more.forEach(json::add);
    return json.build();
  }

  private String title() {
    Response.Status known = Response.Status.fromStatusCode(status);
    if (known != null) {
      return known.getReasonPhrase();
    }
    return switch (status) {
      case UNPROCESSABLE -> "Unprocessable Content";
      case INSUFFICIENT_STORAGE -> "Insufficient Storage";
      default -> "Error";
    };
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
