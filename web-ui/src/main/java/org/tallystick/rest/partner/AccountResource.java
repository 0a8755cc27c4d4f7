package org.tallystick.rest.partner;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.Account;
import org.tallystick.partner.AccountAdministration;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.Partners;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// One SFTP account of a partner, and its keys.
@Path("/accounts/{id}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

  @EJB private Partners partners;
  @EJB private AccountAdministration administration;

  @GET
  @Needs(Scope.PARTNERS_READ)
  public JsonObject one(@PathParam("id") String id) {
    return json(find(id));
  }

  /// Changes what the body names: `disabled`, `password` (null takes it away), `interfaces` (empty means all). Each is a change, and an event, of its own.
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject change(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    AccountId account = find(id).id();
    boolean setsPassword = input.has("password");
    boolean restricts = input.has("interfaces");
    Optional<Boolean> disabled = input.findFlag("disabled");
    Optional<String> password = input.findText("password");
    List<InterfaceId> interfaces =
        input.texts("interfaces").stream().map(InterfaceId::new).toList();
    input.end();
    disabled.ifPresent(wanted -> Configuring.done(administration.disable(account, wanted)));
    if (setsPassword) {
      Configuring.done(administration.password(account, password));
    }
    if (restricts) {
      Configuring.done(administration.restrict(account, interfaces));
    }
    return json(find(id));
  }

  /// Removed keys included, newest first.
  @GET
  @Path("/keys")
  @Needs(Scope.PARTNERS_READ)
  public JsonObject keys(@PathParam("id") String id) {
    return Paging.all(partners.keysOf(find(id).id()), PartnerJson::of);
  }

  @POST
  @Path("/keys")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public Response addKey(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    PublicKeyText key = PublicKeyText.parse(input.text("publicKey"));
    var expiresAt = input.findInstant("expiresAt");
    input.end();
    return Response.status(Response.Status.CREATED)
        .entity(
            PartnerJson.of(
                Configuring.done(
                    administration.addKey(new AccountId(id), key, expiresAt.orElse(null)))))
        .build();
  }

  /// Lets a key expire, to rotate it. The fingerprint is a parameter because it may hold a slash.
  @PATCH
  @Path("/keys")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject expireKey(
      @PathParam("id") String id,
      @QueryParam("fingerprint") @Nullable String fingerprint,
      InputStream body) {
    JsonInput input = JsonInput.parse(body);
    var expiresAt =
        input
            .findInstant("expiresAt")
            .orElseThrow(() -> Problem.badRequest("/expiresAt: is missing, expected an instant"));
    input.end();
    return PartnerJson.of(
        Configuring.done(
            administration.expireKey(new AccountId(id), required(fingerprint), expiresAt)));
  }

  /// The key stays on record, removed.
  @DELETE
  @Path("/keys")
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject removeKey(
      @PathParam("id") String id, @QueryParam("fingerprint") @Nullable String fingerprint) {
    return PartnerJson.of(
        Configuring.done(administration.removeKey(new AccountId(id), required(fingerprint))));
  }

  private static String required(@Nullable String fingerprint) {
    if (fingerprint == null || fingerprint.isEmpty()) {
      throw Problem.badRequest(
          "fingerprint: is missing, expected SHA256:… as the list of keys has it, percent-encoded");
    }
    return fingerprint;
  }

  private JsonObject json(Account account) {
    return PartnerJson.of(account, partners.restrictionsOf(account.id()));
  }

  private Account find(String id) {
    return partners
        .findAccount(new AccountId(id))
        .orElseThrow(() -> Problem.notFound("account " + id + ": there is none"));
  }
}
