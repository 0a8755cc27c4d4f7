package org.tallystick.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tallystick.archive.Document;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.LeafRow;
import org.tallystick.ledger.LogId;
import org.tallystick.ledger.TransparencyLog;
import org.tallystick.partner.Partner;

/// What the index needs of the ledger. Only committed rows, which never change: no transaction is needed.
@ApplicationScoped
class LedgerReader {

  private static final String EVENTS =
      "select e from EventRow e where e.key.logId = :log and e.key.index >= :from and e.key.index < :size"
          + " order by e.key.index";
  private static final String BYTES =
      "select b from EventBytes b where b.key.logId = :log and b.key.index between :from and :to";
  private static final String DOCUMENTS =
      "select d from Document d where d.key.logId = :log and d.key.index between :from and :to";
  private static final String NUMBERS =
      "select l.idx, b.number from link l join business_document b on b.id = l.business_document_id"
          + " where l.log_id = :log and l.idx between :from and :to order by l.idx, b.number";

  @Inject private EntityManager entities;

  List<TransparencyLog> logs() {
    return entities
        .createQuery(
            "select l from TransparencyLog l where l.id <> 'anchor' order by l.id",
            TransparencyLog.class)
        .getResultList();
  }

  private String nameOf(LogId log) {
    Partner partner = entities.find(Partner.class, log.value());
    return partner == null ? log.value() : partner.name();
  }

  Optional<LeafHash> leafHash(LogId log, long index) {
    return Optional.ofNullable(entities.find(LeafRow.class, new LeafKey(log.value(), index)))
        .map(leaf -> LeafHash.ofBytes(leaf.hash()));
  }

  /// The next leaves of a log, heads passed over; empty when there are none.
  ///
  /// @param size the log's size
  Optional<LedgerBatch> batch(LogId log, long from, long size, int limit) {
    List<EventRow> events =
        entities
            .createQuery(EVENTS, EventRow.class)
            .setParameter("log", log.value())
            .setParameter("from", from)
            .setParameter("size", size)
            .setMaxResults(limit)
            .getResultList();
    long last = events.size() == limit ? events.getLast().position().index() : size - 1;
    if (last < from) {
      return Optional.empty();
    }
    return leafHash(log, last).map(hash -> batch(log, events, from, last, hash));
  }

  private LedgerBatch batch(LogId log, List<EventRow> events, long from, long last, LeafHash hash) {
    List<Document> documents = documents(log, events, from, last);
    return new LedgerBatch(
        log,
        nameOf(log),
        events,
        bytes(log, from, last),
        documents,
        numbers(log, documents, from, last),
        last + 1,
        hash);
  }

  private Map<Long, EventDocument> bytes(LogId log, long from, long to) {
    Map<Long, EventDocument> bytes = new HashMap<>();
    entities
        .createQuery(BYTES, EventBytes.class)
        .setParameter("log", log.value())
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultStream()
        .forEach(row -> bytes.put(row.position().index(), EventDocument.parse(row.bytes())));
    return bytes;
  }

  private List<Document> documents(LogId log, List<EventRow> events, long from, long to) {
    TreeSet<Long> indexes = new TreeSet<>();
    for (EventRow event : events) {
      OptionalLong about = event.documentIndex();
      switch (event.type()) {
        case FILE_RECEIVED, FILE_PLACED, DOCUMENT_LINKED -> about.ifPresent(indexes::add);
        default -> {
          // Other events change nothing that is found about a document.
        }
      }
    }
    return Stream.concat(
            linked(log, indexes.headSet(from)), brought(log, from, to, indexes.tailSet(from)))
        .toList();
  }

  /// Documents of earlier batches that these events say something new of.
  private Stream<Document> linked(LogId log, SortedSet<Long> indexes) {
    return indexes.stream()
        .map(index -> entities.find(Document.class, new LeafKey(log.value(), index)));
  }

  /// A range: H2 looks through all documents of the log for `in (…)`.
  private Stream<Document> brought(LogId log, long from, long to, SortedSet<Long> indexes) {
    return indexes.isEmpty()
        ? Stream.empty()
        : entities
            .createQuery(DOCUMENTS, Document.class)
            .setParameter("log", log.value())
            .setParameter("from", from)
            .setParameter("to", to)
            .getResultStream()
            .filter(document -> indexes.contains(document.position().index()))
            .sorted(Comparator.comparing(Document::position));
  }

  private Map<Long, List<String>> numbers(LogId log, List<Document> documents, long from, long to) {
    Map<Long, List<String>> numbers = new HashMap<>();
    boolean isBrought = false;
    for (Document document : documents) {
      long index = document.position().index();
      if (index < from) {
        numbers.putAll(numbers(log, index, index));
      }
      isBrought |= index >= from;
    }
    if (isBrought) {
      numbers.putAll(numbers(log, from, to));
    }
    return numbers;
  }

  @SuppressWarnings("unchecked")
  private Map<Long, List<String>> numbers(LogId log, long from, long to) {
    List<Tuple> rows =
        entities
            .createNativeQuery(NUMBERS, Tuple.class)
            .setParameter("log", log.value())
            .setParameter("from", from)
            .setParameter("to", to)
            .getResultList();
    Map<Long, List<String>> numbers = new HashMap<>();
    for (Tuple row : rows) {
      numbers
          .computeIfAbsent(row.get(0, Number.class).longValue(), index -> new ArrayList<>())
          .add(row.get(1, String.class));
    }
    return numbers;
  }
}
