package org.tallystick.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The API's description of itself, OpenAPI 3.1.
@Path("/" + Door.DESCRIPTION)
@RequestScoped
public class DescriptionResource {

  @GET
  @Open
  @Produces(MediaType.APPLICATION_JSON)
  public String description() throws IOException {
    try (InputStream in = DescriptionResource.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IOException("openapi.json is missing from the application");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
