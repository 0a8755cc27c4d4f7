package org.tallystick.rest.archive;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Document;
import org.tallystick.archive.HeldFile;
import org.tallystick.archive.HeldFiles;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.rest.JsonInput;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.rest.QueryInput;
import org.tallystick.user.Scope;

/// Files that stand in a partner's directory and are no exchange: which, why, and how one becomes an exchange all the same.
@Path("/held")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HeldResource {

  @EJB private HeldFiles held;
  @EJB private Partners partners;

  @GET
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject list(
      @QueryParam("partner") @Nullable String partner,
      @QueryParam("state") @Nullable String state) {
    Optional<PartnerId> whose = QueryInput.text(partner).map(PartnerId::new);
    Optional<HeldFile.State> how = QueryInput.text(state).map(HeldResource::state);
    return Paging.all(
        whose.map(held::of).orElseGet(held::all).stream()
            .filter(file -> how.isEmpty() || how.get() == file.state())
            .toList(),
        HeldJson::of);
  }

  @GET
  @Path("/findings")
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject findings(@QueryParam("limit") @DefaultValue(Paging.DEFAULT) String asked) {
    return Paging.all(held.findings(Paging.limit(asked)), HeldJson::of);
  }

  /// Answers the document it has become.
  @POST
  @Path("/{log}/{index}/publish")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Scope.EXCHANGES_WRITE)
  public JsonObject publish(
      @PathParam("log") String log, @PathParam("index") String index, InputStream body) {
    JsonInput input = JsonInput.parse(body);
    String reason = input.text("reason");
    input.end();
    LedgerPosition position = LedgerPosition.parse(log + "." + index);
    if (partners.find(new PartnerId(log)).isEmpty()) {
      throw Problem.notFound("partner " + log + ": there is none");
    }
    return switch (held.publish(position, reason)) {
      case Outcome.Done<Document>(Document document) -> DocumentJson.of(document);
      case Outcome.Refused<Document>(Refusal refusal) -> throw refused(refusal);
    };
  }

  private static RuntimeException refused(Refusal refusal) {
    return refusal.reason() == Refusal.Reason.NO_SUCH_PATH
        ? Problem.notFound(refusal.detail())
        : Problem.unprocessable(refusal.detail());
  }

  private static HeldFile.State state(String word) {
    return Arrays.stream(HeldFile.State.values())
        .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "state: found '" + word + "', expected waiting, late or refused"));
  }
}
