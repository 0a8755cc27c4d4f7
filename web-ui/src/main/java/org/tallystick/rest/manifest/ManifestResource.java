package org.tallystick.rest.manifest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.manifest.Comparison;
import org.tallystick.manifest.Comparisons;
import org.tallystick.manifest.Counts;
import org.tallystick.manifest.Difference;
import org.tallystick.rest.Cursor;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.rest.QueryInput;
import org.tallystick.user.Scope;

/// What partners' manifests came to, newest first.
@Path("/manifest-comparisons")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ManifestResource {

  private static final String LIST = "manifest-comparisons";

  @EJB private Comparisons comparisons;

  @GET
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject list(
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String asked,
      @QueryParam("cursor") @Nullable String cursor) {
    int limit = Paging.limit(asked);
    TimelineKey after = Cursor.parse(LIST, cursor, TimelineKey::parse);
    return Paging.cut(
        comparisons.page(after, limit + 1),
        limit,
        ManifestResource::json,
        comparison -> Cursor.of(LIST, comparison.key()));
  }

  @GET
  @Path("/{id}")
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject one(@PathParam("id") String id) {
    return json(find(id));
  }

  @GET
  @Path("/{id}/differences")
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject differences(
      @PathParam("id") String id,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("name") @Nullable String name,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String asked,
      @QueryParam("cursor") @Nullable String cursor)
      throws IOException {
    int limit = Paging.limit(asked);
    Optional<Difference.Kind> wanted =
        QueryInput.text(kind)
            .map(word ->
                Difference.Kind.ofWord(word)
                    .orElseThrow(() ->
                        Problem.badRequest(
                            "kind: found '"
                                + word
                                + "', expected only-ours, only-theirs, different or not-taken")));
    Long from = Cursor.parse("differences-" + id, cursor, Long::valueOf);
    return Paging.cut(
        comparisons.differences(
            find(id), wanted, QueryInput.text(name).orElse(""), from == null ? 0 : from, limit + 1),
        limit,
        placed -> json(placed.difference()),
        placed -> Cursor.of("differences-" + id, placed.next()));
  }

  private Comparison find(String id) {
    return comparisons
        .find(LedgerPosition.parse(id))
        .orElseThrow(() -> Problem.notFound("manifest comparison " + id + ": there is none"));
  }

  private static JsonObject json(Comparison comparison) {
    Counts counts = comparison.counts();
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", comparison.position().toString())
            .add("partner", comparison.partner().value())
            .add("account", comparison.account().value())
            .add("name", comparison.name())
            .add("day", comparison.day().toString());
    comparison.only().ifPresent(only -> json.add("interface", only.value()));
    return json.add("comparedAt", comparison.at().toString())
        .add("logSize", comparison.seen())
        .add("sha256", comparison.manifest().digest().hex())
        .add("size", comparison.manifest().size())
        .add("agree", counts.agree())
        .add("lines", counts.lines())
        .add("identical", counts.identical())
        .add("onlyOurs", counts.onlyOurs())
        .add("onlyTheirs", counts.onlyTheirs())
        .add("different", counts.different())
        .add("notTaken", counts.notTaken())
        .build();
  }

  private static JsonObject json(Difference difference) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("kind", difference.kind().word())
            .add("direction", difference.inbound() ? "inbound" : "outbound")
            .add("name", difference.name());
    difference.ours().ifPresent(hex -> json.add("sha256Ours", hex));
    difference.theirs().ifPresent(hex -> json.add("sha256Theirs", hex));
    difference.oursSize().ifPresent(size -> json.add("sizeOurs", size));
    difference.theirsSize().ifPresent(size -> json.add("sizeTheirs", size));
    difference.document().ifPresent(index -> json.add("index", index));
    difference.line().ifPresent(line -> json.add("line", line));
    return json.build();
  }
}
