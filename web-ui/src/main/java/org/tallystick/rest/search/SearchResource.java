package org.tallystick.rest.search;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.rest.Cursor;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.search.Search;
import org.tallystick.search.SearchPage;
import org.tallystick.search.SearchRequest;
import org.tallystick.search.index.EntryKind;
import org.tallystick.search.index.PageKey;
import org.tallystick.user.Scope;

/// Finds files, events and business documents by what is in them.
@Path("/search")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

  private static final String LIST = "search";
  private static final int LONGEST_QUERY = 1_000;

  @EJB private Search search;

  @GET
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject find(
      @QueryParam("q") @DefaultValue("") String text,
      @QueryParam("kind") List<String> kinds,
      @QueryParam("zone") @DefaultValue("UTC") String zone,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    if (text.length() > LONGEST_QUERY) {
      throw Problem.badRequest(
          "q: found " + text.length() + " characters, expected at most " + LONGEST_QUERY);
    }
    PageKey after = Cursor.parse(LIST, cursor, PageKey::parse);
    SearchPage page =
        search.search(
            new SearchRequest(text, kinds(kinds), zone(zone), after, Paging.limit(limit)));
    JsonObject items =
        Paging.page(page.hits(), HitJson::of, page.next().map(key -> Cursor.of(LIST, key)));
    return HitJson.about(page).addAll(Json.createObjectBuilder(items)).build();
  }

  private static Set<EntryKind> kinds(List<String> words) {
    Set<EntryKind> kinds = EnumSet.noneOf(EntryKind.class);
    words.stream().filter(word -> !word.isEmpty()).map(SearchResource::kind).forEach(kinds::add);
    return kinds;
  }

  private static EntryKind kind(String word) {
    return Arrays.stream(EntryKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "kind: found '" + word + "', expected file, event or business"));
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException unknown) {
      throw Problem.badRequest(
          "zone: found '" + id + "', expected a time zone such as Europe/Berlin");
    }
  }
}
