package org.tallystick.rest.archive;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.AccessFilter;
import org.tallystick.access.AccessLog;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.rest.Cursor;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.Problem;
import org.tallystick.rest.QueryInput;
import org.tallystick.user.Scope;

/// The access log, newest first.
@Path("/events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {

  private static final String LIST = "events";

  @EJB private AccessLog log;

  @GET
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject list(
      @QueryParam("log") @Nullable String logId,
      @QueryParam("type") List<String> types,
      @QueryParam("account") @Nullable String account,
      @QueryParam("session") @Nullable String session,
      @QueryParam("from") @Nullable String from,
      @QueryParam("until") @Nullable String until,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String asked,
      @QueryParam("cursor") @Nullable String cursor) {
    int limit = Paging.limit(asked);
    AccessFilter filter =
        new AccessFilter(
            QueryInput.text(logId).map(LogId::new),
            types(types),
            QueryInput.text(account),
            QueryInput.text(session),
            QueryInput.instant("from", from),
            QueryInput.instant("until", until));
    TimelineKey after = Cursor.parse(LIST, cursor, TimelineKey::parse);
    return Paging.cut(
        log.page(filter, after, limit + 1),
        limit,
        EventJson::of,
        event -> Cursor.of(LIST, event.key()));
  }

  @GET
  @Path("/{id}")
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject one(@PathParam("id") String id) {
    return log.find(LedgerPosition.parse(id))
        .map(EventJson::of)
        .orElseThrow(() -> Problem.notFound("event " + id + ": there is none"));
  }

  private static Set<EventType> types(List<String> words) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    words.stream().filter(word -> !word.isEmpty()).map(EventType::ofWord).forEach(types::add);
    return types;
  }
}
