package org.tallystick.exchange;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.AccessEvents;
import org.tallystick.access.Story;
import org.tallystick.archive.Document;
import org.tallystick.delivery.Deliveries;
import org.tallystick.delivery.Delivery;
import org.tallystick.delivery.DeliveryStage;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.platform.Sql;

/// People browse what was exchanged, newest first, and read each file's story.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class ExchangeHistory {

  /// The longest page.
  public static final int MOST = 200;

  /// A name that was created empty and filled by the same upload is one exchange; its empty version is in its story.
  private static final String WHOLE =
      "(d.size > 0 or d.uploadId is null or not exists (select 1 from EventRow later"
          + " where later.uploadId = d.uploadId and later.key.logId = d.key.logId"
          + " and later.documentIndex > d.key.index and later.type = 'file.received'))";

  private static final String ORIGINAL =
      "select original_idx from resent where log_id = ? and idx = ?";
  private static final String RESENT_AS =
      "select idx from resent where log_id = ? and original_idx = ? order by idx fetch first 100 rows only";

  @PersistenceContext private EntityManager entities;
  @Inject private AccessEvents events;
  @Inject private Deliveries deliveries;
  @Inject private Sql sql;

  /// @param after where the page before ended; null for the first
  /// @param limit 1 to {@link #MOST}
  public List<Document> page(HistoryFilter filter, @Nullable TimelineKey after, int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("history: limit " + limit + ", expected 1 to " + MOST);
    }
    Conditions conditions = new Conditions();
    conditions.add(WHOLE);
    filter
        .partner()
        .ifPresent(partner -> conditions.add("d.key.logId = :log", "log", partner.value()));
    filter
        .direction()
        .ifPresent(direction -> conditions.add("d.direction = :direction", "direction", direction));
    filter
        .agreed()
        .ifPresent(
            agreed -> conditions.add("d.interfaceId = :interface", "interface", agreed.value()));
    filter
        .name()
        .ifPresent(
            name -> conditions.add("d.nameKey like :name escape '!'", "name", containing(name)));
    filter.from().ifPresent(from -> conditions.add("d.archivedAt >= :from", "from", from));
    filter.until().ifPresent(until -> conditions.add("d.archivedAt < :until", "until", until));
    filter.delivery().ifPresent(stage -> conditions.add(condition(stage)));
    if (after != null) {
      // The first bound says nothing new: it is what an index can begin at.
      conditions.add(
          "d.archivedAt <= :at and (d.archivedAt < :at or d.key.logId < :afterLog or (d.key.logId = :afterLog and d.key.index < :afterIndex))",
          "at",
          after.at());
      conditions.set("afterLog", after.position().log().value());
      conditions.set("afterIndex", after.position().index());
    }
    TypedQuery<Document> query =
        entities.createQuery(
            "select d from Document d" + conditions.where() + order(filter), Document.class);
    conditions.values.forEach(query::setParameter);
    return query.setMaxResults(limit).getResultList();
  }

  public Optional<Document> find(LedgerPosition position) {
    return Optional.ofNullable(entities.find(Document.class, LeafKey.of(position)));
  }

  /// Those of the documents that exist, in the order asked.
  public List<Document> all(Collection<LedgerPosition> positions) {
    return positions.stream().map(this::find).flatMap(Optional::stream).toList();
  }

  /// What became of those of the documents that we sent.
  public Map<LedgerPosition, Delivery> deliveries(Collection<LedgerPosition> documents) {
    return deliveries.of(documents);
  }

  /// Everything that happened around a document, oldest first: the session that brought it, its upload, and what became of it since.
  public Story story(Document document) {
    return events.around(document);
  }

  /// Those of the documents that make the bytes of an earlier one available again, each with that one.
  public Map<LedgerPosition, LedgerPosition> resends(Collection<LedgerPosition> documents) {
    Map<LedgerPosition, LedgerPosition> originals = new HashMap<>();
    for (LedgerPosition document : documents) {
      sql.first(ORIGINAL, row -> row.getLong(1), document.log().value(), document.index())
          .ifPresent(
              original -> originals.put(document, new LedgerPosition(document.log(), original)));
    }
    return originals;
  }

  /// The documents that made the same bytes available again, oldest first.
  public List<LedgerPosition> resentAs(LedgerPosition document) {
    return sql.list(
        RESENT_AS,
        row -> new LedgerPosition(document.log(), row.getLong(1)),
        document.log().value(),
        document.index());
  }

  private static String condition(DeliveryStage stage) {
    return "d.direction = org.tallystick.partner.Direction.OUTBOUND and "
        + switch (stage) {
          case OPEN -> "not " + has("file.delivered") + " and not " + has("file.acknowledged");
          case DELIVERED -> has("file.delivered") + " and not " + has("file.acknowledged");
          case ACKNOWLEDGED -> has("file.acknowledged");
        };
  }

  private static String has(String type) {
    return "exists (select 1 from EventRow told where told.key.logId = d.key.logId"
        + " and told.documentIndex = d.key.index and told.type = '"
        + type
        + "')";
  }

  /// The same order either way; H2 sees that an index has it only when the columns stand as in the index.
  private static String order(HistoryFilter filter) {
    return filter.partner().isPresent()
        ? " order by d.key.logId desc, d.archivedAt desc, d.key.index desc"
        : " order by d.archivedAt desc, d.key.logId desc, d.key.index desc";
  }

  private static String containing(String name) {
    String key = Document.nameKey(name).replace("!", "!!").replace("%", "!%").replace("_", "!_");
    return "%" + key + "%";
  }

  private static final class Conditions {

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    void add(String clause) {
      clauses.add(clause);
    }

    void add(String clause, String name, Object value) {
      add(clause);
      set(name, value);
    }

    void set(String name, Object value) {
      values.put(name, value);
    }

    String where() {
      return clauses.isEmpty() ? "" : " where " + String.join(" and ", clauses);
    }
  }
}
