package org.tallystick.rest.proof;

import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tallystick.proof.OfflineVerifier;
import org.tallystick.rest.Door;
import org.tallystick.rest.Open;
import org.tallystick.rest.Problem;

/// The programs that judge evidence without this server, and their hashes, for everybody.
@Path("/" + Door.VERIFIERS)
@RequestScoped
public class VerifierResource {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  @GET
  @Open
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject all() {
    JsonArrayBuilder items = Json.createArrayBuilder();
    for (OfflineVerifier each : OfflineVerifier.all()) {
      items.add(
          Json.createObjectBuilder()
              .add("name", each.name())
              .add("size", each.bytes().length)
              .add("sha256", each.sha256().hex())
              .add("href", each.address()));
    }
    return Json.createObjectBuilder().add("items", items).build();
  }

  @GET
  @Open
  @Path("/SHA256SUMS")
  public Response sums() {
    return Response.ok(OfflineVerifier.sums(), "text/plain;charset=us-ascii")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  @GET
  @Open
  @Path("/{sha256}/{file}")
  public Response file(@PathParam("sha256") String sha256, @PathParam("file") String name) {
    return OfflineVerifier.all().stream()
        .filter(each -> each.name().equals(name) && each.sha256().hex().equals(sha256))
        .findFirst()
        .map(each ->
            Response.ok(each.bytes(), each.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, FOR_EVER)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build())
        .orElseThrow(() ->
            Problem.notFound(
                sha256 + "/" + name + ": no such program here; /verifiers lists those there are"));
  }
}
