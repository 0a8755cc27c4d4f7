package org.tallystick.rest.proof;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.tallystick.evidence.tile.TilePath;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.PublishedLog;
import org.tallystick.proof.PublishedLogs;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// The signed logs: a folder with `checkpoint`, `policy` and `tile/…` each.
@Path("/logs")
@RequestScoped
public class LogResource {

  private static final String TEXT = "text/plain;charset=utf-8";
  private static final String NEVER_CHANGES = "private, max-age=31536000, immutable";

  @EJB private PublishedLogs logs;

  @GET
  @Needs(Scope.EVIDENCE_READ)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject all() {
    return Paging.all(logs.all(), LogResource::json);
  }

  private static JsonObject json(PublishedLog log) {
    return Json.createObjectBuilder()
        .add("id", log.id().value())
        .add("origin", log.key().name())
        .add("key", log.key().toString())
        .add("size", log.size().value())
        .build();
  }

  @GET
  @Path("/{log}/checkpoint")
  @Needs(Scope.EVIDENCE_READ)
  public Response checkpoint(@PathParam("log") String id) {
    return logs.checkpoint(new LogId(id))
        .map(note -> text(note.bytes()))
        .orElseThrow(() -> unsigned(id));
  }

  @GET
  @Path("/{log}/policy")
  @Needs(Scope.EVIDENCE_READ)
  public Response policy(@PathParam("log") String id) {
    return logs.policy(new LogId(id))
        .map(policy -> text(policy.bytes()))
        .orElseThrow(() -> unsigned(id));
  }

  @GET
  @Path("/{log}/{tile:tile/.*}")
  @Needs(Scope.EVIDENCE_READ)
  public Response tile(@PathParam("log") String id, @PathParam("tile") String path) {
    LogId log = new LogId(id);
    return TilePath.parse(path)
        .flatMap(tile -> logs.tile(log, tile))
        .map(bytes ->
            Response.ok(bytes, MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CACHE_CONTROL, NEVER_CHANGES)
                .build())
        .orElseThrow(() -> Problem.notFound(path + ": the signed log " + id + " has no such tile"));
  }

  private static Response text(byte[] bytes) {
    return Response.ok(bytes, TEXT).header(HttpHeaders.CACHE_CONTROL, "no-cache").build();
  }

  private static RuntimeException unsigned(String id) {
    return Problem.notFound("log " + id + ": there is none, or it has not been signed yet");
  }
}
