package org.tallystick.rest.user;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.user.ApiKeyId;
import org.tallystick.user.ApiKeys;
import org.tallystick.user.NewApiKey;
import org.tallystick.user.Scope;
import org.tallystick.user.UserName;

/// The API keys of one person, for administrators.
@Path("/users/{name}/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeyResource {

  @EJB private ApiKeys keys;

  /// Expired and revoked ones included.
  @GET
  @Needs(Scope.USERS_READ)
  public JsonObject list(@PathParam("name") String name) {
    return Paging.all(keys.of(new UserName(name)), UserJson::of);
  }

  /// The answer holds the secret, this once.
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.USERS_WRITE)
  public Response issue(@PathParam("name") String name, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    input.texts("scopes").stream().map(Scope::ofWord).forEach(scopes::add);
    NewApiKey wanted = new NewApiKey(input.text("label"), scopes, input.findInstant("expiresAt"));
    input.end();
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(UserJson.of(Changing.done(keys.issue(new UserName(name), wanted))))
        .build();
  }

  @DELETE
  @Path("/{key}")
  @Needs(Scope.USERS_WRITE)
  public JsonObject revoke(@PathParam("name") String name, @PathParam("key") String key) {
    return UserJson.of(Changing.done(keys.revoke(new UserName(name), ApiKeyId.parse(key))));
  }
}
