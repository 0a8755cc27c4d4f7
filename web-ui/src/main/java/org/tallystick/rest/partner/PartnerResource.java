package org.tallystick.rest.partner;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.manifest.ManifestCutOffs;
import org.tallystick.partner.Account;
import org.tallystick.partner.AccountAdministration;
import org.tallystick.partner.NewInterface;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerAdministration;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.rest.QueryInput;
import org.tallystick.user.Scope;

/// The partners, what is agreed with each, and their accounts.
@Path("/partners")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PartnerResource {

  @EJB private Partners partners;
  @EJB private PartnerAdministration administration;
  @EJB private AccountAdministration accounts;
  @EJB private ManifestCutOffs cutOffs;

  @GET
  @Needs(Scope.PARTNERS_READ)
  public JsonObject list() {
    return Paging.all(partners.all(), PartnerJson::of);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public Response create(InputStream body, @Context UriInfo uri) {
    JsonInput input = JsonInput.parse(body);
    PartnerId id = new PartnerId(input.text("id"));
    String name = input.text("name");
    input.end();
    Partner partner = Configuring.done(administration.create(id, name));
    return Response.created(uri.getAbsolutePathBuilder().path(id.value()).build())
        .entity(PartnerJson.of(partner))
        .build();
  }

  @GET
  @Path("/{id}")
  @Needs(Scope.PARTNERS_READ)
  public JsonObject one(@PathParam("id") String id) {
    return PartnerJson.of(find(id));
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject rename(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    String name = input.text("name");
    input.end();
    return PartnerJson.of(Configuring.done(administration.rename(new PartnerId(id), name)));
  }

  @GET
  @Path("/{id}/interfaces")
  @Needs(Scope.PARTNERS_READ)
  public JsonObject interfaces(@PathParam("id") String id) {
    return Paging.all(partners.interfacesOf(find(id).id()), PartnerJson::of);
  }

  @POST
  @Path("/{id}/interfaces")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public Response agree(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    NewInterface wanted =
        new NewInterface(
            input.text("shortName"),
            input.text("name"),
            QueryInput.direction(input.text("direction")),
            RawPath.decode(input.text("directory")),
            input.findText("namePattern").orElse("*"));
    input.end();
    return Response.status(Response.Status.CREATED)
        .entity(PartnerJson.of(Configuring.done(administration.agree(new PartnerId(id), wanted))))
        .build();
  }

  @GET
  @Path("/{id}/accounts")
  @Needs(Scope.PARTNERS_READ)
  public JsonObject accounts(@PathParam("id") String id) {
    return Paging.all(partners.accountsOf(find(id).id()), PartnerJson::of);
  }

  @POST
  @Path("/{id}/accounts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public Response createAccount(
      @PathParam("id") String id, InputStream body, @Context UriInfo uri) {
    JsonInput input = JsonInput.parse(body);
    String login = input.text("login");
    input.end();
    Account account = Configuring.done(accounts.create(new PartnerId(id), login));
    return Response.created(
            uri.getBaseUriBuilder().path(AccountResource.class).build(account.id().value()))
        .entity(PartnerJson.of(account))
        .build();
  }

  @GET
  @Path("/{id}/manifest-cut-off")
  @Needs(Scope.PARTNERS_READ)
  public JsonObject cutOff(@PathParam("id") String id) {
    return PartnerJson.of(cutOffs.newest(find(id).id()));
  }

  @PUT
  @Path("/{id}/manifest-cut-off")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject setCutOff(@PathParam("id") String id, InputStream body) {
    CutOffInput wanted = CutOffInput.parse(body);
    return PartnerJson.of(
        Configuring.done(cutOffs.set(new PartnerId(id), wanted.time(), wanted.zone())));
  }

  private Partner find(String id) {
    return partners
        .find(new PartnerId(id))
        .orElseThrow(() -> Problem.notFound("partner " + id + ": there is none"));
  }
}
