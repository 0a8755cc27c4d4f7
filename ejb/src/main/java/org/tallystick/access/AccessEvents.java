package org.tallystick.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Document;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.Partner;
import org.tallystick.platform.Sql;

/// Reads event rows together with their words. In the caller's transaction; it asks no role, its callers do.
@ApplicationScoped
public class AccessEvents {

  private static final String ROWS =
      "select e, b from EventRow e left join EventBytes b on b.key.logId = e.key.logId and b.key.index = e.key.index where ";
  private static final String NEWEST_OF_LOG = " order by e.key.logId desc, e.key.index desc";

  private static final String LINEAGE =
      "select idx, original_idx, request_idx from resent where log_id = ? and (original_idx = ? or idx = ?)"
          + " order by idx desc fetch first ? rows only";

  @Inject private EntityManager entities;
  @Inject private Sql sql;
  @Inject private Sentences sentences;

  /// @param conditions and order, in terms of the event row `e`
  List<AccessEvent> read(String conditions, Map<String, Object> values, int limit) {
    var query = entities.createQuery(ROWS + conditions, Object[].class);
    values.forEach(query::setParameter);
    Map<String, String> names = new HashMap<>();
    return query.setMaxResults(limit).getResultList().stream()
        .map(row -> read((EventRow) row[0], (@Nullable EventBytes) row[1], names))
        .toList();
  }

  private AccessEvent read(EventRow row, @Nullable EventBytes found, Map<String, String> names) {
    String partner = names.computeIfAbsent(row.position().log().value(), this::nameOf);
    Optional<byte[]> bytes = Optional.ofNullable(found).map(EventBytes::bytes);
    Optional<EventDocument> document = bytes.map(EventDocument::parse);
    Optional<LedgerPosition> about =
        row.documentIndex().isPresent()
            ? Optional.of(new LedgerPosition(row.position().log(), row.documentIndex().getAsLong()))
            : Optional.empty();
    return new AccessEvent(
        row.position(),
        row.at(),
        row.type(),
        document
            .map(words -> sentences.of(words, partner))
            .orElse("The words of this event have been erased"),
        Operations.of(row.type(), !isOfPerson(document)),
        row.account(),
        row.session(),
        document.flatMap(words -> words.json().findText("peer")),
        about,
        bytes.map(json -> new String(json, StandardCharsets.UTF_8)));
  }

  /// People come by the web, where no SFTP or SSH operation stands behind an event.
  private static boolean isOfPerson(Optional<EventDocument> document) {
    return document.flatMap(words -> words.json().findText("user")).isPresent();
  }

  private String nameOf(String log) {
    Partner partner = entities.find(Partner.class, log);
    return partner == null ? "The server" : partner.name();
  }

  /// The newest events of a document, those of the upload that brought it and the opening of its session.
  public Story around(Document document) {
    Map<String, Object> ofLog = Map.of("log", document.position().log().value());
    List<AccessEvent> about =
        read(
            "e.key.logId = :log and e.documentIndex = :index" + NEWEST_OF_LOG,
            with(ofLog, "index", document.position().index()),
            Story.LONGEST + 1);
    boolean cut = about.size() > Story.LONGEST;
    Stream<List<AccessEvent>> all =
        Stream.of(
            cut ? about.subList(0, Story.LONGEST) : about,
            document.upload().map(id -> ofUpload(with(ofLog, "upload", id))).orElse(List.of()),
            document.session().map(id -> ofSession(with(ofLog, "session", id))).orElse(List.of()),
            lineage(document));
    return new Story(inOrder(all), cut);
  }

  /// What it resends or is resent as, and the requests for that.
  private List<AccessEvent> lineage(Document document) {
    List<Long> leaves =
        sql
            .list(
                LINEAGE,
                row -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)),
                document.position().log().value(),
                document.position().index(),
                document.position().index(),
                Story.LONGEST)
            .stream()
            .flatMap(List::stream)
            .distinct()
            .toList();
    return leaves.isEmpty()
        ? List.of()
        : read(
            "e.key.logId = :log and e.key.index in (:leaves)" + NEWEST_OF_LOG,
            Map.of("log", document.position().log().value(), "leaves", leaves),
            leaves.size());
  }

  private List<AccessEvent> ofUpload(Map<String, Object> values) {
    return read(
        "e.key.logId = :log and e.uploadId = :upload" + NEWEST_OF_LOG, values, Story.LONGEST);
  }

  private List<AccessEvent> ofSession(Map<String, Object> values) {
    return read(
        "e.key.logId = :log and e.sessionId = :session and e.type = 'session.opened'"
            + NEWEST_OF_LOG,
        values,
        1);
  }

  private static List<AccessEvent> inOrder(Stream<List<AccessEvent>> lists) {
    Map<LedgerPosition, AccessEvent> events = new TreeMap<>(Comparator.naturalOrder());
    lists.flatMap(Collection::stream).forEach(event -> events.put(event.position(), event));
    return List.copyOf(events.values());
  }

  private static Map<String, Object> with(Map<String, Object> values, String name, Object value) {
    Map<String, Object> more = new HashMap<>(values);
    more.put(name, value);
    return more;
  }
}
