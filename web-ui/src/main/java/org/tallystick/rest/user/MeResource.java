package org.tallystick.rest.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.tallystick.rest.AnyScope;
import org.tallystick.security.ApiCaller;
import org.tallystick.user.SignedIn;

/// Who the caller is: the first thing to ask when something is forbidden.
@Path("/me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

  @Inject private HttpServletRequest request;

  @GET
  @AnyScope
  public JsonObject me() {
    if (ApiCaller.of(request) instanceof SignedIn who) {
      return UserJson.of(who);
    }
    throw new IllegalStateException("the door let somebody in who has not signed in");
  }
}
