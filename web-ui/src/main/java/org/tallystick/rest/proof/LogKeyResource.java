package org.tallystick.rest.proof;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.SequencedMap;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.KeyAnnounced;
import org.tallystick.proof.KeyRotation;
import org.tallystick.proof.LogKeyState;
import org.tallystick.proof.PublishedKeys;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// A log's keys: their public halves, who vouches for them, and another one.
@Path("/logs/{log}/keys")
@RequestScoped
public class LogKeyResource {

  @EJB private PublishedKeys keys;
  @EJB private KeyRotation rotation;

  @GET
  @Needs(Scope.EVIDENCE_READ)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject all(@PathParam("log") String id) {
    LogKeyState state = keys.of(new LogId(id)).orElseThrow(() -> unsigned(id));
    return EvidenceJson.keys(Json.createObjectBuilder(), state)
        .add("files", Json.createArrayBuilder(List.copyOf(files(id).keySet())))
        .build();
  }

  @GET
  @Path("/{file}")
  @Needs(Scope.EVIDENCE_READ)
  public Response file(@PathParam("log") String id, @PathParam("file") String name) {
    byte[] content = files(id).get(name);
    if (content == null) {
      throw Problem.notFound(
          name + ": no such file; the keys of log " + id + " name those there are");
    }
    return Response.ok(content, "text/plain;charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  private SequencedMap<String, byte[]> files(String id) {
    return keys.files(new LogId(id)).orElseThrow(() -> unsigned(id));
  }

  /// Answered as soon as the change is durable; it is done with the log's next checkpoint.
  @POST
  @Needs(Scope.KEYS_WRITE)
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response follow(@PathParam("log") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    String because = input.text("because");
    input.end();
    LogId log = new LogId(id);
    KeyAnnounced announced =
        switch (because) {
          case "rotation" -> rotation.rotate(log);
          case "loss" -> rotation.beginAnew(log);
          default ->
              throw new IllegalArgumentException(
                  "/because: found '" + because + "', expected rotation or loss");
        };
    return switch (announced) {
      case KeyAnnounced.Done(var current, var next) ->
          Response.accepted(
                  Json.createObjectBuilder()
                      .add("current", current.toString())
                      .add("next", next.toString())
                      .build())
              .build();
      case KeyAnnounced.Refused(String why) -> throw Problem.conflict(why);
    };
  }

  private static RuntimeException unsigned(String id) {
    return Problem.notFound("log " + id + ": there is none, or it has not been signed yet");
  }
}
