package org.tallystick.rest.remote;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.tallystick.remote.KeyKind;
import org.tallystick.remote.RemoteAdministration;
import org.tallystick.remote.RemoteOperation;
import org.tallystick.remote.RemoteServer;
import org.tallystick.remote.RemoteServerId;
import org.tallystick.remote.RemoteServers;
import org.tallystick.remote.client.RemotePath;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.rest.partner.Configuring;
import org.tallystick.user.Scope;

/// Partners' own SFTP servers.
@Path("/remote-servers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RemoteServerResource {

  @EJB private RemoteServers servers;
  @EJB private RemoteAdministration administration;
  @EJB private RemoteOperation operation;

  @GET
  @Needs(Scope.PARTNERS_READ)
  public JsonObject all() {
    return Paging.all(servers.all(), this::json);
  }

  /// A new one, and a key of ours for it.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public Response create(InputStream body) {
    JsonInput input = JsonInput.parse(body);
    RemoteServerId id = new RemoteServerId(input.text("partner") + "." + input.text("shortName"));
    var wanted = RemoteInput.server(input);
    input.end();
    return Response.status(Response.Status.CREATED)
        .entity(json(Configuring.done(administration.create(id, wanted))))
        .build();
  }

  @GET
  @Path("/{id}")
  @Needs(Scope.PARTNERS_READ)
  public JsonObject one(@PathParam("id") String id) {
    return json(find(id));
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject change(@PathParam("id") String id, InputStream body) {
    RemoteServer server = find(id);
    JsonInput input = JsonInput.parse(body);
    var wanted = RemoteInput.changed(server.described(), input);
    input.end();
    return json(Configuring.done(administration.change(server.id(), wanted)));
  }

  /// Takes it away; `409` while something uses it.
  @DELETE
  @Path("/{id}")
  @Needs(Scope.PARTNERS_WRITE)
  public Response remove(@PathParam("id") String id) {
    Configuring.done(administration.remove(new RemoteServerId(id)));
    return Response.noContent().build();
  }

  /// The password is kept and never shown.
  @PUT
  @Path("/{id}/password")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject password(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    String password = input.text("password");
    input.end();
    return json(Configuring.done(administration.password(new RemoteServerId(id), password)));
  }

  /// Makes another key of ours, of the kind `ed25519` or `rsa`; its public part is in the answer.
  @POST
  @Path("/{id}/key")
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject renewKey(
      @PathParam("id") String id, @QueryParam("kind") @DefaultValue("ed25519") String kind) {
    return json(
        Configuring.done(administration.renewKey(new RemoteServerId(id), KeyKind.ofWord(kind))));
  }

  /// Confirms the host key that was shown last.
  @PUT
  @Path("/{id}/host-key")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.EXCHANGES_WRITE)
  public JsonObject pin(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    String fingerprint = input.text("fingerprint");
    Optional<String> reason = input.findText("reason");
    input.end();
    return json(Configuring.done(operation.pin(new RemoteServerId(id), fingerprint, reason)));
  }

  /// Tries the connection step by step. A step that fails is an answer, no error.
  @POST
  @Path("/{id}/test")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.EXCHANGES_WRITE)
  public JsonObject test(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    Optional<RemotePath> directory = input.findText("directory").map(RemotePath::of);
    boolean write = input.findFlag("write").orElse(false);
    input.end();
    return operation
        .test(new RemoteServerId(id), directory, write)
        .map(RemoteJson::of)
        .orElseThrow(() -> unknown(id));
  }

  private RemoteServer find(String id) {
    return servers.find(new RemoteServerId(id)).orElseThrow(() -> unknown(id));
  }

  private static RuntimeException unknown(String id) {
    return Problem.notFound("remote server " + id + ": there is none");
  }

  private JsonObject json(RemoteServer server) {
    return RemoteJson.of(
        server,
        servers.stateOf(server.id()),
        servers.publicKeyOf(server.id()),
        servers.hasPassword(server.id()),
        servers.bindingsOf(server.id()));
  }
}
