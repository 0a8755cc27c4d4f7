package org.tallystick.ui.exchange;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tallystick.delivery.DeliveryStage;
import org.tallystick.exchange.HistoryFilter;
import org.tallystick.partner.Direction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;

/// What the history screen is asked, as it stands in its address.
///
/// @param words as typed
/// @param agreed the id of an interface
/// @param from first day
/// @param until last day
/// @param delivery of what we sent; without words only, as the search does not know it
record HistoryQuery(
    String words,
    Optional<String> partner,
    Optional<Direction> direction,
    Optional<String> agreed,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<DeliveryStage> delivery) {

  static HistoryQuery of(QueryParameters parameters) {
    return new HistoryQuery(
        parameters.getSingleParameter("q").orElse("").strip(),
        parameters
            .getSingleParameter("partner")
            .filter(text -> text.matches("[a-z][a-z0-9-]{0,39}")),
        parameters.getSingleParameter("direction").flatMap(HistoryQuery::direction),
        parameters
            .getSingleParameter("interface")
            .filter(text -> text.matches("[a-z][a-z0-9-]{0,39}\\.[a-z0-9][a-z0-9-]{0,22}")),
        parameters.getSingleParameter("from").flatMap(HistoryQuery::day),
        parameters.getSingleParameter("until").flatMap(HistoryQuery::day),
        parameters.getSingleParameter("delivery").flatMap(DeliveryStage::ofWord));
  }

  private static Optional<Direction> direction(String text) {
    return switch (text) {
      case "in" -> Optional.of(Direction.INBOUND);
      case "out" -> Optional.of(Direction.OUTBOUND);
      default -> Optional.empty();
    };
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException notADay) {
      return Optional.empty();
    }
  }

  QueryParameters parameters() {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (!words.isEmpty()) {
      parameters.put("q", List.of(words));
    }
    partner.ifPresent(id -> parameters.put("partner", List.of(id)));
    direction.ifPresent(way -> parameters.put("direction", List.of(word(way))));
    agreed.ifPresent(id -> parameters.put("interface", List.of(id)));
    from.ifPresent(day -> parameters.put("from", List.of(day.toString())));
    until.ifPresent(day -> parameters.put("until", List.of(day.toString())));
    delivery.ifPresent(stage -> parameters.put("delivery", List.of(stage.word())));
    return new QueryParameters(parameters);
  }

  private static String word(Direction direction) {
    return direction == Direction.INBOUND ? "in" : "out";
  }

  boolean searches() {
    return !words.isEmpty();
  }

  boolean asksForAll() {
    return words.isEmpty()
        && partner.isEmpty()
        && direction.isEmpty()
        && agreed.isEmpty()
        && from.isEmpty()
        && until.isEmpty()
        && delivery.isEmpty();
  }

  /// In the query language of the search.
  String searchText() {
    List<String> parts = new ArrayList<>(List.of(words));
    partner.ifPresent(id -> parts.add("partner:" + id));
    direction.ifPresent(way -> parts.add("direction:" + word(way)));
    agreed.ifPresent(id -> parts.add("interface:" + id));
    from.ifPresent(day -> parts.add("after:" + day));
    until.ifPresent(day -> parts.add("before:" + day.plusDays(1)));
    return String.join(" ", parts);
  }

  HistoryFilter filter(ZoneId zone) {
    return new HistoryFilter(
        partner.map(PartnerId::new),
        direction,
        agreed.map(InterfaceId::new),
        Optional.empty(),
        from.map(day -> day.atStartOfDay(zone).toInstant()),
        until.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
        delivery);
  }
}
