package org.tallystick.rest.live;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.tallystick.guard.AddressRange;
import org.tallystick.guard.Bans;
import org.tallystick.live.Supervision;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// Addresses the SFTP port is shut to.
@Path("/bans")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BanResource {

  private static final String A_DAY = "P1D";

  @EJB private Bans bans;
  @EJB private Supervision supervision;

  @GET
  @Needs(Scope.SESSIONS_READ)
  public JsonObject all() {
    return Paging.all(bans.all(), LiveJson::of);
  }

  /// Bans an address and ends what comes from it.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.SESSIONS_WRITE)
  public Response ban(InputStream body) {
    JsonInput input = JsonInput.parse(body);
    InetAddress address = AddressRange.address(input.text("address"));
    String length = input.findText("duration").orElse(A_DAY);
    String reason = input.text("reason");
    input.end();
    return Response.status(Response.Status.CREATED)
        .entity(LiveJson.of(supervision.ban(address, duration(length), reason)))
        .build();
  }

  @DELETE
  @Path("/{address}")
  @Needs(Scope.SESSIONS_WRITE)
  public Response lift(
      @PathParam("address") String address, @QueryParam("reason") @Nullable String reason) {
    if (!bans.lift(AddressRange.address(address), Reasons.required(reason))) {
      throw Problem.notFound("address " + address + ": is not banned");
    }
    return Response.noContent().build();
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException notADuration) {
      throw Problem.badRequest("/duration: found '" + text + "', expected such as PT1H or P1D");
    }
  }
}
