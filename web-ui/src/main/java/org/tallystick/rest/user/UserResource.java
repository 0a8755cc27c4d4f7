package org.tallystick.rest.user;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.tallystick.platform.NewPassword;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.user.Role;
import org.tallystick.user.Scope;
import org.tallystick.user.UserName;
import org.tallystick.user.Users;
import org.tallystick.user.WebUser;

/// The people of the screens and of this API, for administrators.
@Path("/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UserResource {

  @EJB private Users users;

  @GET
  @Needs(Scope.USERS_READ)
  public JsonObject list() {
    return Paging.all(users.all(), UserJson::of);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.USERS_WRITE)
  public Response create(InputStream body, @Context UriInfo uri) {
    JsonInput input = JsonInput.parse(body);
    UserName name = new UserName(input.text("name"));
    NewPassword password = new NewPassword(input.text("password"));
    Set<Role> roles = roles(input);
    input.end();
    WebUser user = Changing.done(users.create(name, password, roles));
    return Response.created(uri.getAbsolutePathBuilder().path(name.value()).build())
        .entity(UserJson.of(user))
        .build();
  }

  @GET
  @Path("/{name}")
  @Needs(Scope.USERS_READ)
  public JsonObject one(@PathParam("name") String name) {
    return UserJson.of(find(new UserName(name)));
  }

  /// Changes what the body names: `roles`, `disabled`, `password`. Each is a change, and an event, of its own.
  @PATCH
  @Path("/{name}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.USERS_WRITE)
  public JsonObject change(@PathParam("name") String path, InputStream body) {
    UserName name = new UserName(path);
    JsonInput input = JsonInput.parse(body);
    boolean assigns = input.has("roles");
    Set<Role> roles = roles(input);
    Optional<Boolean> disabled = input.findFlag("disabled");
    Optional<NewPassword> password = input.findText("password").map(NewPassword::new);
    input.end();
    if (assigns) {
      Changing.done(users.assignRoles(name, roles));
    }
    disabled.ifPresent(wanted -> Changing.done(wanted ? users.disable(name) : users.enable(name)));
    password.ifPresent(wanted -> Changing.done(users.resetPassword(name, wanted)));
    return UserJson.of(find(name));
  }

  private WebUser find(UserName name) {
    return users.find(name).orElseThrow(() -> Problem.notFound("user " + name + ": there is none"));
  }

  private static Set<Role> roles(JsonInput input) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    input.texts("roles").stream().map(Role::ofWord).forEach(roles::add);
    return roles;
  }
}
