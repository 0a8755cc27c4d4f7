package org.tallystick.rest.partner;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.manifest.CutOff;
import org.tallystick.manifest.ManifestCutOffs;
import org.tallystick.partner.Direction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerAdministration;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.Partners;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Problem;
import org.tallystick.rest.QueryInput;
import org.tallystick.user.Scope;

/// One agreed flow with a partner, and its rules.
@Path("/interfaces/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InterfaceResource {

  @EJB private Partners partners;
  @EJB private PartnerAdministration administration;
  @EJB private ManifestCutOffs cutOffs;

  @GET
  @Needs(Scope.PARTNERS_READ)
  public JsonObject one(@PathParam("id") String id) {
    return PartnerJson.of(find(id));
  }

  /// Changes the rules the body names, in one event.
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject change(@PathParam("id") String id, InputStream body) {
    PartnerInterface agreed = find(id);
    return PartnerJson.of(
        Configuring.done(
            administration.changeRules(
                agreed.id(), RulesInput.changed(agreed, JsonInput.parse(body)))));
  }

  /// What the rule makes of a file of that name.
  @GET
  @Path("/try")
  @Needs(Scope.PARTNERS_READ)
  public JsonObject tried(@PathParam("id") String id, @QueryParam("name") @Nullable String name) {
    PartnerInterface agreed = find(id);
    if (agreed.direction() != Direction.INBOUND) {
      throw Problem.unprocessable(
          "interface " + id + ": is outbound, expected one the partner sends files to");
    }
    String tried =
        QueryInput.text(name)
            .orElseThrow(() -> Problem.badRequest("name: is missing, expected a file's name"));
    return RulesJson.of(agreed.rules().publication(), RawName.of(tried));
  }

  /// When its days end: by a cut-off of its own, or with the partner's.
  @GET
  @Path("/manifest-cut-off")
  @Needs(Scope.PARTNERS_READ)
  public JsonObject cutOff(@PathParam("id") String id) {
    PartnerInterface agreed = find(id);
    Optional<CutOff> own = cutOffs.newestOfInterface(agreed.id());
    return PartnerJson.of(own.orElseGet(() -> cutOffs.newest(agreed.partner())), own.isPresent());
  }

  @PUT
  @Path("/manifest-cut-off")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject setCutOff(@PathParam("id") String id, InputStream body) {
    CutOffInput wanted = CutOffInput.parse(body);
    return PartnerJson.of(
        Configuring.done(cutOffs.setOfInterface(new InterfaceId(id), wanted.time(), wanted.zone())),
        true);
  }

  @DELETE
  @Path("/manifest-cut-off")
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject withdrawCutOff(@PathParam("id") String id) {
    return PartnerJson.of(
        Configuring.done(cutOffs.withdrawOfInterface(new InterfaceId(id))), false);
  }

  private PartnerInterface find(String id) {
    return partners
        .findInterface(new InterfaceId(id))
        .orElseThrow(() -> Problem.notFound("interface " + id + ": there is none"));
  }
}
