package org.tallystick.rest.live;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.SessionId;
import org.tallystick.live.Supervision;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// The SFTP sessions of now.
@Path("/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

  @EJB private Supervision supervision;

  @GET
  @Needs(Scope.SESSIONS_READ)
  public JsonObject all() {
    return Paging.all(supervision.sessions(), LiveJson::of);
  }

  /// Ends one; what it has open is interrupted.
  @DELETE
  @Path("/{id}")
  @Needs(Scope.SESSIONS_WRITE)
  public Response close(@PathParam("id") String id, @QueryParam("reason") @Nullable String reason) {
    if (!supervision.close(SessionId.parse(id), Reasons.required(reason))) {
      throw Problem.notFound("session " + id + ": there is none, or it has ended");
    }
    return Response.noContent().build();
  }
}
