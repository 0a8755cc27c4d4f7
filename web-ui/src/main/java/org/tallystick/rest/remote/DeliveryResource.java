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
import java.io.IOException;
import java.io.InputStream;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.remote.RemoteOperation;
import org.tallystick.remote.RemoteServers;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.rest.partner.Configuring;
import org.tallystick.user.Scope;

/// What waits to be brought to partners' own servers, and what those listed.
@Path("/remote-deliveries")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {

  @EJB private RemoteServers servers;
  @EJB private RemoteOperation operation;

  /// Those that were given up come first.
  @GET
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject all() {
    return Paging.all(servers.waiting(), RemoteJson::of);
  }

  @POST
  @Path("/{document}/again")
  @Needs(Scope.EXCHANGES_WRITE)
  public Response again(@PathParam("document") String document) {
    Configuring.done(operation.again(LedgerPosition.parse(document)));
    return Response.accepted().build();
  }

  /// For good; the reason goes into the document's story.
  @POST
  @Path("/{document}/give-up")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.EXCHANGES_WRITE)
  public Response giveUp(@PathParam("document") String document, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    String reason = input.text("reason");
    input.end();
    Configuring.done(operation.giveUp(LedgerPosition.parse(document), reason));
    return Response.noContent().build();
  }

  /// The text of a listing, by the `remote.listed` event that says its hash.
  @GET
  @Path("/listings/{event}")
  @Produces(MediaType.TEXT_PLAIN)
  @Needs(Scope.EXCHANGES_READ)
  public byte[] listing(@PathParam("event") String event) throws IOException {
    return servers.text(
        servers
            .listing(LedgerPosition.parse(event))
            .orElseThrow(() -> Problem.notFound("event " + event + ": is no listing we keep")));
  }
}
