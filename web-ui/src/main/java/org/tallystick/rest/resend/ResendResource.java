package org.tallystick.rest.resend;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.resend.OrderOutcome;
import org.tallystick.resend.ResendOrder;
import org.tallystick.resend.ResendOrders;
import org.tallystick.resend.ResendProgress;
import org.tallystick.resend.ResendSelection;
import org.tallystick.rest.Cursor;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// Sends many files again, or has them processed again. An order is made under an id of the caller's (a UUID), so asking twice orders once.
@Path("/resends")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ResendResource {

  private static final String FILES = "resends/files";

  @EJB private ResendOrders orders;

  @POST
  @Path("/preview")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.EXCHANGES_WRITE)
  public JsonObject preview(InputStream body) {
    JsonInput input = JsonInput.parse(body);
    ResendSelection selection = ResendInput.selection(input);
    ResendOrder.Kind kind = ResendInput.kind(input);
    input.end();
    return ResendJson.of(orders.preview(kind, selection));
  }

  @GET
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject list() {
    return Paging.all(orders.newest(), ResendJson::of);
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.EXCHANGES_WRITE)
  public JsonObject order(@PathParam("id") String id, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    ResendSelection selection = ResendInput.selection(input);
    ResendOrder.Kind kind = ResendInput.kind(input);
    String reason = input.text("reason");
    boolean acknowledgedToo = input.findFlag("acknowledgedToo").orElse(false);
    input.end();
    return answer(orders.order(parse(id), kind, selection, reason, !acknowledgedToo));
  }

  @GET
  @Path("/{id}")
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject one(@PathParam("id") String id) {
    return ResendJson.of(find(parse(id)));
  }

  @GET
  @Path("/{id}/files")
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject files(
      @PathParam("id") String id,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String asked,
      @QueryParam("cursor") @Nullable String cursor) {
    int limit = Paging.limit(asked);
    UUID order = find(parse(id)).order().id();
    LedgerPosition after = Cursor.parse(FILES, cursor, LedgerPosition::parse);
    return Paging.cut(
        orders.files(order, after, limit + 1),
        limit,
        ResendJson::of,
        line -> Cursor.of(FILES, line.document()));
  }

  @POST
  @Path("/{id}/approve")
  @Needs(Scope.EXCHANGES_WRITE)
  public JsonObject approve(@PathParam("id") String id) {
    return answer(orders.approve(parse(id)));
  }

  @POST
  @Path("/{id}/stop")
  @Needs(Scope.EXCHANGES_WRITE)
  public JsonObject stop(@PathParam("id") String id) {
    return answer(orders.stop(parse(id)));
  }

  private JsonObject answer(OrderOutcome outcome) {
    return switch (outcome) {
      case OrderOutcome.Done(ResendOrder order) -> ResendJson.of(find(order.id()));
      case OrderOutcome.Unknown(String why) -> throw Problem.notFound(why);
      case OrderOutcome.Refused(String why) -> throw Problem.conflict(why);
    };
  }

  private ResendProgress find(UUID id) {
    return orders
        .find(id)
        .orElseThrow(
            () -> Problem.notFound("resend " + id + ": there is none; see the list of resends"));
  }

  private static UUID parse(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException notOne) {
      throw Problem.badRequest("resend: found '" + id + "', expected a UUID");
    }
  }
}
