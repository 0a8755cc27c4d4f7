package org.tallystick.rest.proof;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.tallystick.proof.HostKeyRotation;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// The keys by which partners know the SFTP server.
@Path("/host-keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HostKeyResource {

  @EJB private HostKeyRotation rotation;

  @GET
  @Needs(Scope.EVIDENCE_READ)
  public JsonObject all() {
    return json(rotation.state());
  }

  /// `announce` makes the next keys and tells clients, `promote` makes them the current ones.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.KEYS_WRITE)
  public JsonObject change(InputStream body) {
    JsonInput input = JsonInput.parse(body);
    String step = input.text("step");
    input.end();
    return switch (step) {
      case "announce" -> json(rotation.announce());
      case "promote" ->
          json(
              rotation
                  .promote()
                  .orElseThrow(() ->
                      Problem.conflict("host keys: no next ones are announced; announce them")));
      default ->
          throw Problem.badRequest("/step: found '" + step + "', expected announce or promote");
    };
  }

  private static JsonObject json(HostKeyRotation.State state) {
    return Json.createObjectBuilder()
        .add("current", array(state.current()))
        .add("next", array(state.next()))
        .build();
  }

  private static JsonArrayBuilder array(List<String> fingerprints) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    fingerprints.forEach(array::add);
    return array;
  }
}
