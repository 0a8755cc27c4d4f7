package org.tallystick.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.LedgerPosition;

/// People read the access log, newest first.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class AccessLog {

  /// The longest page.
  public static final int MOST = 200;

  @PersistenceContext private EntityManager entities;
  @Inject private AccessEvents events;

  /// @param after where the page before ended; null for the first
  /// @param limit 1 to {@link #MOST}
  public List<AccessEvent> page(AccessFilter filter, @Nullable AccessKey after, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("access log: limit " + limit + ", expected 1 to " + MOST);
    }
    List<String> clauses = new ArrayList<>(List.of("e.type in :types"));
    Map<String, Object> values = new HashMap<>();
    values.put("types", filter.types().stream().map(EventType::word).toList());
    filter.log().ifPresent(log -> condition(clauses, values, "e.key.logId = :log", "log", log.value()));
    filter.account().ifPresent(account -> condition(clauses, values, "e.accountId = :account", "account", account));
    filter.session().ifPresent(session -> condition(clauses, values, "e.sessionId = :session", "session", session));
    filter.from().ifPresent(from -> condition(clauses, values, "e.at >= :from", "from", from));
    filter.until().ifPresent(until -> condition(clauses, values, "e.at < :until", "until", until));
    if (after != null) {
      condition(
          clauses,
          values,
          "(e.at < :at or (e.at = :at and (e.key.logId < :afterLog or (e.key.logId = :afterLog and e.key.index < :afterIndex))))",
          "at",
          after.at());
      values.put("afterLog", after.position().log().value());
      values.put("afterIndex", after.position().index());
    }
    TypedQuery<EventRow> query =
        entities.createQuery(
            "select e from EventRow e where "
                + String.join(" and ", clauses)
                + " order by e.at desc, e.key.logId desc, e.key.index desc",
            EventRow.class);
    values.forEach(query::setParameter);
    return events.read(query.setMaxResults(limit).getResultList());
  }

  private static void condition(
      List<String> clauses, Map<String, Object> values, String clause, String name, Object value) {
    clauses.add(clause);
    values.put(name, value);
  }

  public Optional<AccessEvent> find(LedgerPosition position) {
    EventRow row = entities.find(EventRow.class, LeafKey.of(position));
    return row == null ? Optional.empty() : events.read(List.of(row)).stream().findFirst();
  }
}
