package org.tallystick.rest.remote;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.tallystick.partner.InterfaceId;
import org.tallystick.remote.NewBinding;
import org.tallystick.remote.RemoteAdministration;
import org.tallystick.remote.RemoteOperation;
import org.tallystick.remote.RemoteServers;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Problem;
import org.tallystick.rest.partner.Configuring;
import org.tallystick.user.Scope;

/// How an interface's files are fetched from, or brought to, a partner's own server.
@Path("/interfaces/{id}/remote")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RemoteBindingResource {

  @EJB private RemoteServers servers;
  @EJB private RemoteAdministration administration;
  @EJB private RemoteOperation operation;

  @GET
  @Needs(Scope.PARTNERS_READ)
  public JsonObject one(@PathParam("id") String id) {
    InterfaceId agreed = new InterfaceId(id);
    return servers
        .bindingOf(agreed)
        .map(binding -> RemoteJson.of(binding, servers.stateOf(agreed)))
        .orElseThrow(() -> unbound(id));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject bind(@PathParam("id") String id, InputStream body) {
    InterfaceId agreed = new InterfaceId(id);
    JsonInput input = JsonInput.parse(body);
    NewBinding wanted = RemoteInput.binding(input);
    input.end();
    return RemoteJson.of(
        Configuring.done(administration.bind(agreed, wanted)), servers.stateOf(agreed));
  }

  @DELETE
  @Needs(Scope.PARTNERS_WRITE)
  public Response unbind(@PathParam("id") String id) {
    Configuring.done(administration.unbind(new InterfaceId(id)));
    return Response.noContent().build();
  }

  /// Has it done within a second or two.
  @POST
  @Path("/run")
  @Needs(Scope.EXCHANGES_WRITE)
  public Response run(@PathParam("id") String id) {
    if (!operation.now(new InterfaceId(id))) {
      throw unbound(id);
    }
    return Response.accepted().build();
  }

  private static RuntimeException unbound(String id) {
    return Problem.notFound("interface " + id + ": is bound to no remote server");
  }
}
