package org.tallystick.search.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.hibernate.search.engine.backend.common.DocumentReference;
import org.hibernate.search.engine.search.projection.dsl.ProjectionFinalStep;
import org.hibernate.search.engine.search.projection.dsl.SearchProjectionFactory;
import org.jspecify.annotations.Nullable;
import org.tallystick.search.language.Query;
import org.tallystick.search.language.TermField;

/// Reads a [Hit] from what the index stores; the database is not asked.
final class HitProjection {

  private static final List<TermField> FIELDS = List.of(TermField.values());
  private static final int FIRST_FIELD = 6;

  private HitProjection() {}

  static ProjectionFinalStep<Hit> of(SearchProjectionFactory<?, ?> factory, Query query) {
    List<WordSequence> inName = WordSequence.inName(query);
    List<WordSequence> inText = WordSequence.inText(query);
    List<ProjectionFinalStep<?>> parts = new ArrayList<>();
    parts.add(factory.documentReference());
    parts.add(factory.field(EntryBinder.AT, Instant.class));
    parts.add(factory.field(EntryBinder.ORDER, String.class));
    parts.add(factory.field(EntryBinder.SIZE, Long.class));
    parts.add(factory.field(EntryBinder.NAME, String.class));
    parts.add(factory.field(EntryBinder.TEXT, String.class));
    for (TermField field : FIELDS) {
      parts.add(factory.field(field.word(), String.class).multi());
    }
    return factory
        .composite()
        .from(parts.toArray(ProjectionFinalStep<?>[]::new))
        .asArray(values -> hit(values, inName, inText));
  }

  private static Hit hit(Object[] parts, List<WordSequence> inName, List<WordSequence> inText) {
    DocumentReference reference = (DocumentReference) parts[0];
    Instant at = (Instant) parts[1];
    String order = (String) parts[2];
    Map<TermField, List<String>> terms = terms(parts);
    return new Hit(
        EntryKind.valueOf(
            terms.getOrDefault(TermField.KIND, List.of()).getFirst().toUpperCase(Locale.ROOT)),
        reference.id(),
        at,
        Highlights.name((String) parts[4], inName),
        Highlights.snippet((String) parts[5], inText),
        terms,
        size(parts[3]),
        new PageKey(at, order));
  }

  private static OptionalLong size(@Nullable Object size) {
    return size == null ? OptionalLong.empty() : OptionalLong.of((Long) size);
  }

  private static Map<TermField, List<String>> terms(Object[] parts) {
    Map<TermField, List<String>> terms = new EnumMap<>(TermField.class);
    for (int i = 0; i < FIELDS.size(); i++) {
      List<String> values = strings(parts[FIRST_FIELD + i]);
      if (!values.isEmpty()) {
        terms.put(FIELDS.get(i), List.copyOf(values));
      }
    }
    return terms;
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Object values) {
    return (List<String>) values;
  }
}
