package org.tallystick.rest.remote;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.tallystick.evidence.name.RawName;
import org.tallystick.partner.InterfaceId;
import org.tallystick.remote.RemoteOperation;
import org.tallystick.remote.RemoteServers;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.partner.Configuring;
import org.tallystick.user.Scope;

/// Files of partners' own servers that could not be fetched, or not be dealt with there.
@Path("/remote-files")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FailingFileResource {

  @EJB private RemoteServers servers;
  @EJB private RemoteOperation operation;

  /// Those that were given up come first.
  @GET
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject all() {
    return Paging.all(servers.failing(), RemoteJson::of);
  }

  @POST
  @Path("/{interface}/again")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.EXCHANGES_WRITE)
  public Response again(@PathParam("interface") String agreed, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    RawName name = RawName.decode(input.text("name"));
    input.end();
    Configuring.done(operation.fetchAgain(new InterfaceId(agreed), name));
    return Response.accepted().build();
  }

  /// For as long as it stays as it is; the reason goes into the partner's log.
  @POST
  @Path("/{interface}/leave")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.EXCHANGES_WRITE)
  public Response leave(@PathParam("interface") String agreed, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    RawName name = RawName.decode(input.text("name"));
    String reason = input.text("reason");
    input.end();
    Configuring.done(operation.leave(new InterfaceId(agreed), name, reason));
    return Response.noContent().build();
  }
}
