package org.tallystick.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.tallystick.search.index.Entry;
import org.tallystick.search.index.EntryKind;
import org.tallystick.search.index.IndexedBusinessDocument;
import org.tallystick.search.language.TermField;

/// Business documents as the index wants them.
@ApplicationScoped
class BusinessReader {

  private static final String DOCUMENT =
      "select partner_id, kind, number, issued_on, created_at from business_document where id = :id";
  private static final String LINES =
      "select item, description from business_line where business_document_id = :id order by line_number";

  @Inject private EntityManager entities;

  @SuppressWarnings("unchecked")
  Optional<IndexedBusinessDocument> find(String id) {
    List<Tuple> rows =
        entities.createNativeQuery(DOCUMENT, Tuple.class).setParameter("id", id).getResultList();
    return rows.stream().findFirst().map(row -> indexed(id, row));
  }

  private IndexedBusinessDocument indexed(String id, Tuple row) {
    String number = row.get("number", String.class);
    String kind = row.get("kind", String.class);
    Map<TermField, List<String>> terms =
        Map.of(
            TermField.KIND, List.of(EntryKind.BUSINESS.word()),
            TermField.PARTNER, List.of(row.get("partner_id", String.class)),
            TermField.TYPE, List.of(kind),
            TermField.NUMBER, List.of(number));
    String text = kind + " " + row.get("issued_on") + " " + lines(id);
    return new IndexedBusinessDocument(
        id,
        new Entry(
            EntryKind.BUSINESS,
            instant(row.get("created_at")),
            "business." + id,
            number,
            text,
            terms,
            OptionalLong.empty()));
  }

  /// The driver decides which type of the platform a time stamp is.
  private static Instant instant(Object value) {
    return switch (value) {
      case Instant instant -> instant;
      case OffsetDateTime time -> time.toInstant();
      case Timestamp time -> time.toInstant();
      default -> throw new IllegalStateException("time stamp of " + value.getClass());
    };
  }

  @SuppressWarnings("unchecked")
  private String lines(String id) {
    List<Tuple> lines =
        entities.createNativeQuery(LINES, Tuple.class).setParameter("id", id).getResultList();
    return String.join(
        "\n",
        lines.stream()
            .map(line ->
                line.get("item", String.class) + " " + line.get("description", String.class))
            .toList());
  }
}
