package org.tallystick.access;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.TimelineKey;

/// The conditions and the order of one page of the access log, in terms of an event row `e`.
///
/// A page costs the same however long the log is: a few types are read one by one, each from its own index, and merged; all but a few are read in the order of
/// time, and the few are passed over.
final class AccessListing {

  private static final int FEW = 8;

  private final List<String> clauses = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private String order = " order by e.at desc, e.key.logId desc, e.key.index desc";

  private AccessListing(AccessFilter filter, @Nullable TimelineKey after) {
    filter.log().ifPresent(log -> add("e.key.logId = :log", "log", log.value()));
    filter.account().ifPresent(account -> add("e.accountId = :account", "account", account));
    filter.session().ifPresent(session -> add("e.sessionId = :session", "session", session));
    filter.from().ifPresent(from -> add("e.at >= :from", "from", from));
    filter.until().ifPresent(until -> add("e.at < :until", "until", until));
    if (after == null) {
      return;
    }
    // The first bound says nothing new: it is what an index can begin at.
    add(
        "e.at <= :at and (e.at < :at or e.key.logId < :afterLog or (e.key.logId = :afterLog and e.key.index < :afterIndex))",
        "at",
        after.at());
    values.put("afterLog", after.position().log().value());
    values.put("afterIndex", after.position().index());
  }

  /// Together they have every event of the page.
  static List<AccessListing> all(AccessFilter filter, @Nullable TimelineKey after) {
    Set<EventType> others = EnumSet.complementOf(EnumSet.copyOf(filter.types()));
    if (filter.session().isPresent() || others.size() <= FEW) {
      return List.of(new AccessListing(filter, after).without(others, filter, after));
    }
    return filter.types().stream()
        .map(type -> new AccessListing(filter, after).only(type))
        .toList();
  }

  private AccessListing only(EventType type) {
    add("e.type = :type", "type", type.word());
    order = " order by e.type desc, e.at desc, e.key.logId desc, e.key.index desc";
    return this;
  }

  /// Within a log the order of time is the order of the leaves.
  private AccessListing without(
      Set<EventType> others, AccessFilter filter, @Nullable TimelineKey after) {
    if (!others.isEmpty()) {
      add("e.type not in :others", "others", others.stream().map(EventType::word).toList());
    }
    if (filter.log().isPresent()
        && filter.session().isEmpty()
        && filter.from().isEmpty()
        && filter.until().isEmpty()) {
      order = " order by e.key.logId desc, e.key.index desc";
      if (after != null && after.position().log().equals(filter.log().get())) {
        clauses.add("e.key.index < :afterIndex");
      }
    }
    return this;
  }

  private void add(String clause, String name, Object value) {
    clauses.add(clause);
    values.put(name, value);
  }

  String conditions() {
    return (clauses.isEmpty() ? "1 = 1" : String.join(" and ", clauses)) + order;
  }

  Map<String, Object> values() {
    return values;
  }
}
