package org.tallystick.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// What JAX-RS itself refuses (no such path, method, type) as problems; redirects pass.
@Provider
public class HttpErrors implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException refused) {
    Response original = refused.getResponse();
    if (original.getStatus() < Response.Status.BAD_REQUEST.getStatusCode()) {
      return original;
    }
    Response.ResponseBuilder problem =
        new Problem(original.getStatus(), detail(original.getStatus())).response();
    String allow = original.getHeaderString(HttpHeaders.ALLOW);
    return allow == null ? problem.build() : problem.header(HttpHeaders.ALLOW, allow).build();
  }

  private static String detail(int status) {
    return switch (status) {
      case 400 -> "the request cannot be read; see /api/v1/openapi.json for what is expected";
      case 404 -> "there is nothing at this path; see /api/v1/openapi.json for those there are";
      case 405 -> "this path does not know the method; the header Allow names those it knows";
      case 406 ->
          "the answer is not available in the type that Accept asks for; ask for application/json";
      case 415 -> "the body is of another type than expected; send application/json";
      default -> "the request was refused";
    };
  }
}
