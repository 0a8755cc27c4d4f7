package org.tallystick.rest.partner;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.tallystick.guard.AddressList;
import org.tallystick.partner.Account;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.AccountProtection;
import org.tallystick.partner.Partners;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.quota.AccountUses;
import org.tallystick.quota.Allowance;
import org.tallystick.quota.AllowanceAdministration;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// Where an account signs in from, whose certificates it may use, until when it may be weak, and what it may send.
@Path("/accounts/{id}/protection")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProtectionResource {

  @EJB private Partners partners;
  @EJB private AccountProtection protection;
  @EJB private AccountUses uses;
  @EJB private AllowanceAdministration allowances;

  @GET
  @Needs(Scope.PARTNERS_READ)
  public JsonObject one(@PathParam("id") String id) {
    return json(find(id));
  }

  /// Changes what the body names: `addresses` (empty means anywhere), `weakUntil` (null ends it). Each is a change, and an event, of its own.
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject change(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    AccountId account = find(id).id();
    boolean setsAddresses = input.has("addresses");
    boolean setsWeak = input.has("weakUntil");
    List<String> addresses = input.texts("addresses");
    var weakUntil = input.findInstant("weakUntil");
    input.end();
    if (setsAddresses) {
      Configuring.done(
          protection.addresses(account, AddressList.parse(String.join(",", addresses))));
    }
    if (setsWeak) {
      Configuring.done(protection.weakUntil(account, weakUntil));
    }
    return json(find(id));
  }

  /// What is left out has no limit.
  @PUT
  @Path("/allowance")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject allow(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    Allowance allowance =
        new Allowance(
            findNumber(input, "totalBytes"),
            findNumber(input, "dayBytes"),
            findNumber(input, "dayFiles"));
    input.end();
    Configuring.done(allowances.set(find(id).id(), allowance));
    return json(find(id));
  }

  private static OptionalLong findNumber(JsonInput input, String field) {
    if (!input.has(field)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(input.number(field).longValueExact());
    } catch (ArithmeticException notWhole) {
      throw Problem.badRequest("/" + field + ": expected a whole number");
    }
  }

  @POST
  @Path("/authorities")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public Response trust(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    PublicKeyText key = PublicKeyText.parse(input.text("publicKey"));
    List<String> principals = input.texts("principals");
    input.end();
    return Response.status(Response.Status.CREATED)
        .entity(
            ProtectionJson.of(
                Configuring.done(protection.trust(new AccountId(id), key, principals))))
        .build();
  }

  /// It stays on record, removed.
  @DELETE
  @Path("/authorities")
  @Needs(Scope.PARTNERS_WRITE)
  public JsonObject distrust(
      @PathParam("id") String id, @QueryParam("fingerprint") @Nullable String fingerprint) {
    return ProtectionJson.of(
        Configuring.done(
            protection.distrust(new AccountId(id), Optional.ofNullable(fingerprint).orElse(""))));
  }

  /// Refuses certificates of one of the account's authorities, by serial number, key id or key; for every account.
  @POST
  @Path("/revocations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.PARTNERS_WRITE)
  public Response revoke(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    String authority = input.text("authority");
    String named = input.text("certificate");
    input.end();
    if (partners.authoritiesOf(find(id).id()).stream()
        .noneMatch(known -> known.fingerprint().equals(authority))) {
      throw Problem.notFound("account " + id + ": has no authority " + authority);
    }
    Configuring.done(protection.revoke(authority, named));
    return Response.noContent().build();
  }

  private JsonObject json(Account account) {
    return ProtectionJson.of(
        account,
        partners.authoritiesOf(account.id()),
        uses.allowanceOf(account.id()),
        uses.usageOf(account.id()));
  }

  private Account find(String id) {
    return partners
        .findAccount(new AccountId(id))
        .orElseThrow(() -> Problem.notFound("account " + id + ": there is none"));
  }
}
