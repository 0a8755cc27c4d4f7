package org.tallystick.rest.past;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.Partners;
import org.tallystick.past.DirectoryPast;
import org.tallystick.past.DirectoryState;
import org.tallystick.past.EntryDifference;
import org.tallystick.past.Moment;
import org.tallystick.past.Place;
import org.tallystick.rest.Cursor;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.user.Scope;

/// A directory of a partner as it was. `at`, `from` and `to` are instants or numbers of leaves; without them it is now.
@Path("/partners/{id}/past")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PastResource {

  private static final String ENTRIES = "past-entries";
  private static final String CHANGES = "past-changes";
  private static final String LISTINGS = "past-listings";
  private static final String DIFFERENCE = "past-difference";

  @EJB private DirectoryPast past;
  @EJB private Partners partners;

  @GET
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject state(
      @PathParam("id") String id,
      @QueryParam("path") @DefaultValue("/") String path,
      @QueryParam("at") @DefaultValue("") String at) {
    Place place = place(id, path);
    return PastJson.of(place, past.state(place, Moment.parse(at)));
  }

  @GET
  @Path("/entries")
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject entries(
      @PathParam("id") String id,
      @QueryParam("path") @DefaultValue("/") String path,
      @QueryParam("at") @DefaultValue("") String at,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String asked,
      @QueryParam("cursor") @Nullable String cursor) {
    Place place = place(id, path);
    int limit = Paging.limit(asked);
    @Nullable EntryPageKey key = Cursor.parse(ENTRIES, cursor, EntryPageKey::parse);
    long size = key == null ? sizeAt(place, at) : key.to();
    List<DirectoryEntry> found = past.contents(place, size, nameOf(key), limit + 1);
    return Paging.cut(
        found,
        limit,
        PastJson::of,
        entry -> Cursor.of(ENTRIES, new EntryPageKey(size, size, entry.name())));
  }

  @GET
  @Path("/changes")
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject changes(
      @PathParam("id") String id,
      @QueryParam("path") @DefaultValue("/") String path,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String asked,
      @QueryParam("cursor") @Nullable String cursor) {
    int limit = Paging.limit(asked);
    return Paging.cut(
        past.changes(place(id, path), below(CHANGES, cursor), limit + 1),
        limit,
        PastJson::of,
        change -> Cursor.of(CHANGES, change.number()));
  }

  @GET
  @Path("/listings")
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject listings(
      @PathParam("id") String id,
      @QueryParam("path") @DefaultValue("/") String path,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String asked,
      @QueryParam("cursor") @Nullable String cursor) {
    int limit = Paging.limit(asked);
    return Paging.cut(
        past.listings(place(id, path), below(LISTINGS, cursor), limit + 1),
        limit,
        PastJson::of,
        listing -> Cursor.of(LISTINGS, listing.number()));
  }

  @GET
  @Path("/listings/{event}")
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject check(
      @PathParam("id") String id,
      @PathParam("event") String event,
      @QueryParam("path") @DefaultValue("/") String path) {
    Place place = place(id, path);
    LedgerPosition position = LedgerPosition.parse(event);
    return Optional.of(position)
        .filter(found -> found.log().equals(place.log()))
        .flatMap(found -> past.check(place, found.index()))
        .map(PastJson::of)
        .orElseThrow(
            () -> Problem.notFound("listing " + event + ": is none of " + place.path().text()));
  }

  @GET
  @Path("/difference")
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject difference(
      @PathParam("id") String id,
      @QueryParam("path") @DefaultValue("/") String path,
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String asked,
      @QueryParam("cursor") @Nullable String cursor) {
    Place place = place(id, path);
    int limit = Paging.limit(asked);
    @Nullable EntryPageKey key = Cursor.parse(DIFFERENCE, cursor, EntryPageKey::parse);
    long begin = key == null ? sizeAt(place, from) : key.from();
    long end = key == null ? sizeAt(place, to) : key.to();
    JsonObject page =
        Paging.cut(
            past.difference(place, begin, end, nameOf(key), limit + 1),
            limit,
            PastJson::of,
            last -> Cursor.of(DIFFERENCE, new EntryPageKey(begin, end, last.name())));
    return counted(page, past.differences(place, begin, end));
  }

  private static JsonObject counted(JsonObject page, EntryDifference.Count count) {
    JsonObjectBuilder json = Json.createObjectBuilder(page);
    return json.add("added", count.added())
        .add("removed", count.removed())
        .add("changed", count.changed())
        .build();
  }

  private Place place(String id, String path) {
    PartnerId partner = new PartnerId(id);
    if (partners.find(partner).isEmpty()) {
      throw Problem.notFound("partner " + id + ": there is none");
    }
    return new Place(partner, RawPath.decode(path));
  }

  /// @throws org.tallystick.rest.ProblemException before the log began: what is not known is never answered as empty
  private long sizeAt(Place place, String moment) {
    DirectoryState state = past.state(place, Moment.parse(moment));
    if (state.isBeforeTheLog()) {
      throw Problem.unprocessable(
          "directory "
              + place.path().text()
              + " at "
              + moment
              + ": nothing is known, because the log "
              + state.begun().map(begun -> "began at " + begun).orElse("has not begun")
              + "; ask for a moment from then on");
    }
    return state.size();
  }

  private static @Nullable RawName nameOf(@Nullable EntryPageKey key) {
    return key == null ? null : key.name();
  }

  /// The number a page begins at.
  private static long below(String list, @Nullable String cursor) {
    @Nullable Long last = Cursor.<Long>parse(list, cursor, Long::valueOf);
    return last == null ? Long.MAX_VALUE : last - 1;
  }
}
