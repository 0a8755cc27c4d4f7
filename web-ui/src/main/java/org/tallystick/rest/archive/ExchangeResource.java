package org.tallystick.rest.archive;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Document;
import org.tallystick.delivery.Delivery;
import org.tallystick.exchange.ExchangeHistory;
import org.tallystick.exchange.HistoryFilter;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.partner.Direction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;
import org.tallystick.rest.Cursor;
import org.tallystick.rest.Needs;
import org.tallystick.rest.Paging;
import org.tallystick.rest.QueryInput;
import org.tallystick.user.Scope;

/// What was exchanged, newest first.
@Path("/exchanges")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ExchangeResource {

  private static final String LIST = "exchanges";

  @EJB private ExchangeHistory history;

  @GET
  @Needs(Scope.EXCHANGES_READ)
  public JsonObject list(
      @QueryParam("partner") @Nullable String partner,
      @QueryParam("direction") @Nullable String direction,
      @QueryParam("interface") @Nullable String agreed,
      @QueryParam("name") @Nullable String name,
      @QueryParam("from") @Nullable String from,
      @QueryParam("until") @Nullable String until,
      @QueryParam("delivery") @Nullable String delivery,
      @QueryParam("limit") @DefaultValue(Paging.DEFAULT) String asked,
      @QueryParam("cursor") @Nullable String cursor) {
    int limit = Paging.limit(asked);
    HistoryFilter filter =
        new HistoryFilter(
            QueryInput.text(partner).map(PartnerId::new),
            QueryInput.text(direction).map(QueryInput::direction),
            QueryInput.text(agreed).map(InterfaceId::new),
            QueryInput.text(name),
            QueryInput.instant("from", from),
            QueryInput.instant("until", until),
            QueryInput.text(delivery).map(QueryInput::stage));
    TimelineKey after = Cursor.parse(LIST, cursor, TimelineKey::parse);
    List<Document> page = history.page(filter, after, limit + 1);
    Map<LedgerPosition, Delivery> deliveries =
        history.deliveries(
            page.stream()
                .filter(document -> document.direction() == Direction.OUTBOUND)
                .map(Document::position)
                .toList());
    return Paging.cut(
        page,
        limit,
        document -> DocumentJson.of(document, deliveries),
        document -> Cursor.of(LIST, document.key()));
  }
}
