package org.tallystick.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;

/// Reads from the events of documents how far their handing over has come. In the caller's transaction; it asks no role, its callers do.
@ApplicationScoped
public class Deliveries {

  private static final String SUMS =
      "select log_id, document_idx, type, count(*) as times, min(at) as earliest, max(at) as latest"
          + " from event_document where log_id = ? and document_idx = ? and type in"
          + " ('file.placed', 'file.read', 'read.closed', 'file.delivered', 'file.acknowledged', 'file.removed',"
          + " 'delivery.attempted', 'delivery.failed')"
          + " group by log_id, document_idx, type";
  private static final String FIRSTS =
      "select document_idx, type, min(at) as earliest from event_document"
          + " where log_id = ? and document_idx >= ? and document_idx <= ? and idx < ?"
          + " and type in ('file.delivered', 'file.acknowledged') group by document_idx, type";
  private static final String BROUGHT =
      "select 1 from event_document where log_id = ? and document_idx = ? and type = 'file.delivered'"
          + " and session_id is null fetch first 1 row only";
  private static final String STARTED =
      "select idx from event_document where type = 'server.started' and log_id = ?"
          + " order by type desc, at desc, log_id desc, idx desc fetch first 1 row only";
  private static final String OPEN =
      "select e.session_id from event_document e where e.log_id = ? and e.document_idx = ? and e.idx > ?"
          + " and e.type in ('file.read', 'read.closed', 'file.delivered')"
          + " and not exists (select 1 from event_document c where c.session_id = e.session_id and c.type = 'session.closed')"
          + " group by e.session_id having sum(case when e.type = 'file.read' then 1 else -1 end) > 0"
          + " fetch first 1 row only";
  private static final String REPLACED =
      "select e.at from directory_entry d join event_document e on e.log_id = d.log_id and e.idx = d.to_idx"
          + " where d.log_id = ? and d.document_idx = ? and e.document_idx <> d.document_idx"
          + " and e.type in ('file.placed', 'file.renamed') order by e.idx desc fetch first 1 row only";

  private static final String LAST_FAILURE =
      "select b.bytes from event_document e join event_bytes b on b.log_id = e.log_id and b.idx = e.idx"
          + " where e.log_id = ? and e.document_idx = ? and e.type = 'delivery.failed' order by e.idx desc fetch first 1 row only";
  private static final String TO_BE_BROUGHT =
      "select 1 from document d join remote_binding_state bound on bound.interface_id = d.interface_id"
          + " where d.log_id = ? and d.idx = ? and (d.idx >= bound.next_index or exists"
          + " (select 1 from remote_push waits where waits.log_id = d.log_id and waits.idx = d.idx))";

  private static final String BEGUN =
      "select has_begun from remote_push where log_id = ? and idx = ?";

  @Inject private Sql sql;

  /// Each document with what became of it; those that we did not place are left out.
  public Map<LedgerPosition, Delivery> of(Collection<LedgerPosition> documents) {
    Map<LedgerPosition, Events> events = new HashMap<>();
    sql.listAll(
        SUMS,
        row -> events.computeIfAbsent(document(row), document -> new Events()).put(row),
        documents.stream()
            .map(document -> new @Nullable Object[] {document.log().value(), document.index()})
            .toList());
    Map<LedgerPosition, Delivery> known = new HashMap<>();
    events.forEach((document, all) -> {
      if (all.has("file.placed")) {
        known.put(document, delivery(document, all));
      }
    });
    return known;
  }

  /// What happened for the first time before leaf `seen` to the documents from `first` to `last`; those it did not happen to are left out.
  public Map<Long, Delivery.Firsts> firsts(LogId log, long first, long last, long seen) {
    Map<Long, Events> events = new HashMap<>();
    sql.list(
        FIRSTS,
        row ->
            events
                .computeIfAbsent(row.getLong("document_idx"), document -> new Events())
                .putEarliest(row),
        log.value(),
        first,
        last,
        seen);
    Map<Long, Delivery.Firsts> known = new HashMap<>();
    events.forEach((document, all) -> known.put(document, all.firsts()));
    return known;
  }

  /// Whether it is on record that it was brought to the partner's own server. What the partner fetched here is another delivery, of one of its sessions.
  public boolean isBrought(LedgerPosition document) {
    return sql.first(BROUGHT, row -> true, document.log().value(), document.index()).isPresent();
  }

  private Delivery delivery(LedgerPosition document, Events events) {
    Delivery.Firsts firsts = events.firsts();
    if (firsts.acknowledged().isPresent()) {
      return new Delivery(DeliveryState.ACKNOWLEDGED, firsts.acknowledged().get(), firsts);
    }
    if (firsts.delivered().isPresent()) {
      return new Delivery(DeliveryState.DELIVERED, firsts.delivered().get(), firsts);
    }
    if (events.times("file.read") > events.times("read.closed") && isOpen(document)) {
      return new Delivery(DeliveryState.READING, events.latest("file.read"), firsts);
    }
    if (events.has("file.removed")) {
      return new Delivery(DeliveryState.REMOVED, events.latest("file.removed"), firsts);
    }
    Optional<Instant> replaced =
        sql.first(
            REPLACED, row -> Sql.instant(row, "at"), document.log().value(), document.index());
    if (replaced.isPresent()) {
      return new Delivery(DeliveryState.SUPERSEDED, replaced.get(), firsts);
    }
    if (events.has("delivery.attempted") || events.has("delivery.failed")) {
      return brought(document, events);
    }
    if (events.has("file.read")) {
      return new Delivery(DeliveryState.FAILED, events.latest("file.read"), firsts);
    }
    return new Delivery(
        sql.first(TO_BE_BROUGHT, row -> true, document.log().value(), document.index()).isPresent()
            ? DeliveryState.PREPARED
            : DeliveryState.PLACED,
        events.latest("file.placed"),
        firsts);
  }

  /// Of what goes to a partner's own server and is not there.
  private Delivery brought(LedgerPosition document, Events events) {
    Delivery.Firsts firsts = events.firsts();
    if (!events.has("delivery.failed")
        || events.has("delivery.attempted")
            && events.latest("delivery.attempted").isAfter(events.latest("delivery.failed"))) {
      return new Delivery(begun(document), events.latest("delivery.attempted"), firsts);
    }
    boolean isFinal =
        sql.first(
                LAST_FAILURE,
                row -> EventDocument.parse(row.getBytes("bytes")),
                document.log().value(),
                document.index())
            .flatMap(event -> event.json().findText("final"))
            .filter("yes"::equals)
            .isPresent();
    return new Delivery(
        isFinal ? DeliveryState.GAVE_UP : DeliveryState.FAILED,
        events.latest("delivery.failed"),
        firsts);
  }

  /// What an attempt that nobody has answered means: it is on its way, or its turn did not come, or it is not to be brought any more.
  private DeliveryState begun(LedgerPosition document) {
    return sql.first(BEGUN, row -> row.getBoolean(1), document.log().value(), document.index())
        .map(hasBegun -> hasBegun ? DeliveryState.BRINGING : DeliveryState.PREPARED)
        .orElse(DeliveryState.FAILED);
  }

  /// A server that was killed closed nothing: what it had open counts no more once one has started.
  private boolean isOpen(LedgerPosition document) {
    long started =
        sql.first(STARTED, row -> row.getLong("idx"), document.log().value()).orElse(-1L);
    return sql.first(OPEN, row -> true, document.log().value(), document.index(), started)
        .isPresent();
  }

  private static LedgerPosition document(ResultSet row) throws SQLException {
    return new LedgerPosition(new LogId(row.getString("log_id")), row.getLong("document_idx"));
  }

  /// The events of one document, summed up by type.
  private static final class Events {

    private record Sum(long times, Instant earliest, Instant latest) {}

    private final Map<String, Sum> sums = new HashMap<>();

    private Events put(ResultSet row) throws SQLException {
      sums.put(
          row.getString("type"),
          new Sum(row.getLong("times"), Sql.instant(row, "earliest"), Sql.instant(row, "latest")));
      return this;
    }

    private Events putEarliest(ResultSet row) throws SQLException {
      Instant earliest = Sql.instant(row, "earliest");
      sums.put(row.getString("type"), new Sum(1, earliest, earliest));
      return this;
    }

    private boolean has(String type) {
      return sums.containsKey(type);
    }

    private long times(String type) {
      return Optional.ofNullable(sums.get(type)).map(Sum::times).orElse(0L);
    }

    private Instant latest(String type) {
      return Optional.ofNullable(sums.get(type)).map(Sum::latest).orElseThrow();
    }

    private Optional<Instant> earliest(String type) {
      return Optional.ofNullable(sums.get(type)).map(Sum::earliest);
    }

    private Delivery.Firsts firsts() {
      return new Delivery.Firsts(earliest("file.delivered"), earliest("file.acknowledged"));
    }
  }
}
