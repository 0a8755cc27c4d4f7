package org.tallystick.rest.manifest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.tallystick.message.Messages;
import org.tallystick.message.ReceivedAnswer;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// Was exactly this content received from a partner? The answer of `/.exchange/received`.
@Path("/received/{sha256}")
@RequestScoped
public class ReceivedResource {

  @EJB private Partners partners;
  @EJB private Messages messages;

  @GET
  @Needs(Scope.EXCHANGES_READ)
  @Produces(MediaType.APPLICATION_JSON)
  public String received(
      @PathParam("sha256") String sha256, @QueryParam("partner") @Nullable String id) {
    PartnerId partner = AskedPartner.of(partners, id);
    return ReceivedAnswer.digest(sha256)
        .map(digest -> ReceivedAnswer.page(digest, messages.ofContent(partner, digest)))
        .orElseThrow(() -> Problem.badRequest("sha256: expected 64 lower-case hexadecimal digits"));
  }
}
