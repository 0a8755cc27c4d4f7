package org.tallystick.ui.access;

import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tallystick.access.AccessFilter;
import org.tallystick.ledger.LogId;

/// What the access log's screen is asked, as it stands in its address.
///
/// @param from first day
/// @param until last day
record AccessQuery(
    Optional<String> log,
    Optional<EventGroup> group,
    Optional<String> account,
    Optional<String> session,
    Optional<LocalDate> from,
    Optional<LocalDate> until) {

  static AccessQuery of(QueryParameters parameters) {
    return new AccessQuery(
        parameters.getSingleParameter("log").filter(text -> text.matches("[a-z][a-z0-9-]{0,39}")),
        parameters.getSingleParameter("group").flatMap(EventGroup::ofWord),
        parameters.getSingleParameter("account").filter(text -> text.length() <= 64),
        parameters.getSingleParameter("session").filter(text -> text.length() <= 64),
        parameters.getSingleParameter("from").flatMap(AccessQuery::day),
        parameters.getSingleParameter("until").flatMap(AccessQuery::day));
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
    log.ifPresent(id -> parameters.put("log", List.of(id)));
    group.ifPresent(chosen -> parameters.put("group", List.of(chosen.word())));
    account.ifPresent(id -> parameters.put("account", List.of(id)));
    session.ifPresent(id -> parameters.put("session", List.of(id)));
    from.ifPresent(day -> parameters.put("from", List.of(day.toString())));
    until.ifPresent(day -> parameters.put("until", List.of(day.toString())));
    return new QueryParameters(parameters);
  }

  AccessFilter filter(ZoneId zone) {
    return new AccessFilter(
        log.map(LogId::new),
        group.map(EventGroup::types).orElse(Set.of()),
        account,
        session,
        from.map(day -> day.atStartOfDay(zone).toInstant()),
        until.map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()));
  }
}
