package org.tallystick.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tallystick.archive.Document;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.Partner;

/// Reads event rows with their words. In the caller's transaction; it asks no role, its callers do.
@ApplicationScoped
public class AccessEvents {

  private static final int LONGEST_STORY = 500;

  @PersistenceContext private EntityManager entities;
  @Inject private Sentences sentences;

  public List<AccessEvent> read(List<EventRow> rows) {
    Map<LeafKey, byte[]> bytes = bytesOf(rows);
    Map<String, String> names = new HashMap<>();
    return rows.stream()
        .map(row -> read(row, Optional.ofNullable(bytes.get(LeafKey.of(row.position()))), names))
        .toList();
  }

  private AccessEvent read(EventRow row, Optional<byte[]> bytes, Map<String, String> names) {
    String partner =
        names.computeIfAbsent(row.position().log().value(), this::nameOf);
    Optional<EventDocument> document = bytes.map(EventDocument::parse);
    Optional<LedgerPosition> about =
        row.documentIndex().isPresent()
            ? Optional.of(new LedgerPosition(row.position().log(), row.documentIndex().getAsLong()))
            : Optional.empty();
    return new AccessEvent(
        row.position(),
        row.at(),
        row.type(),
        document.map(words -> sentences.of(words, partner)).orElse("The words of this event have been erased"),
        isOfPerson(document) ? row.type().word() : Operations.of(row.type()),
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

  private Map<LeafKey, byte[]> bytesOf(List<EventRow> rows) {
    Map<LeafKey, byte[]> bytes = new HashMap<>();
    rows.stream()
        .map(EventRow::position)
        .map(LeafKey::of)
        .map(key -> entities.find(EventBytes.class, key))
        .filter(Objects::nonNull)
        .forEach(found -> bytes.put(LeafKey.of(found.position()), found.bytes()));
    return bytes;
  }

  /// The events of a document, of the upload that brought it and the opening of its session, oldest first.
  public List<AccessEvent> around(Document document) {
    LedgerPosition position = document.position();
    List<EventRow> rows =
        entities
            .createQuery(
                """
                select e from EventRow e where e.key.logId = :log
                  and (e.documentIndex = :index
                       or (e.uploadId is not null and e.uploadId = :upload)
                       or (e.sessionId = :session and e.type = 'session.opened'))
                order by e.key.index
                """,
                EventRow.class)
            .setParameter("log", position.log().value())
            .setParameter("index", position.index())
            .setParameter("upload", document.upload().orElse(""))
            .setParameter("session", document.session().orElse(""))
            .setMaxResults(LONGEST_STORY)
            .getResultList();
    return read(rows).stream().sorted(Comparator.comparing(AccessEvent::position)).toList();
  }
}
