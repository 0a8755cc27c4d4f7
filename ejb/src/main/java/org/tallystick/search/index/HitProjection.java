package org.tallystick.search.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.hibernate.search.engine.backend.common.DocumentReference;
import org.hibernate.search.engine.search.highlighter.dsl.HighlighterFinalStep;
import org.hibernate.search.engine.search.highlighter.dsl.SearchHighlighterFactory;
import org.hibernate.search.engine.search.projection.dsl.ProjectionFinalStep;
import org.hibernate.search.engine.search.projection.dsl.SearchProjectionFactory;
import org.jspecify.annotations.Nullable;
import org.tallystick.search.language.TermField;

/// Reads a [Hit] from what the index stores; the database is not asked.
final class HitProjection {

  static final String NAME_MARKS = "name";
  static final String TEXT_MARKS = "text";

  private static final List<TermField> FIELDS = List.of(TermField.values());
  private static final int FIRST_FIELD = 7;

  /// In characters.
  private static final int SNIPPET = 160;

  /// Pieces of a name are put together again, so there must never be too few.
  private static final int WHOLE_NAME = 100;

  private HitProjection() {}

  static ProjectionFinalStep<Hit> of(SearchProjectionFactory<?, ?> factory) {
    List<ProjectionFinalStep<?>> parts = new ArrayList<>();
    parts.add(factory.documentReference());
    parts.add(factory.field(EntryBinder.AT, Instant.class));
    parts.add(factory.field(EntryBinder.ORDER, String.class));
    parts.add(factory.field(EntryBinder.SIZE, Long.class));
    parts.add(factory.field(EntryBinder.NAME, String.class));
    parts.add(factory.highlight(EntryBinder.NAME).highlighter(NAME_MARKS));
    parts.add(factory.highlight(EntryBinder.TEXT).highlighter(TEXT_MARKS));
    for (TermField field : FIELDS) {
      parts.add(factory.field(field.word(), String.class).multi());
    }
    return factory
        .composite()
        .from(parts.toArray(ProjectionFinalStep<?>[]::new))
        .asArray(HitProjection::hit);
  }

  static HighlighterFinalStep nameMarks(SearchHighlighterFactory factory) {
    return factory.unified().tag(IndexText.BEGIN, IndexText.END).numberOfFragments(WHOLE_NAME);
  }

  static HighlighterFinalStep textMarks(SearchHighlighterFactory factory) {
    return factory
        .fastVector()
        .tag(IndexText.BEGIN, IndexText.END)
        .fragmentSize(SNIPPET)
        .noMatchSize(SNIPPET)
        .numberOfFragments(2);
  }

  private static Hit hit(Object[] parts) {
    DocumentReference reference = (DocumentReference) parts[0];
    Instant at = (Instant) parts[1];
    String order = (String) parts[2];
    Map<TermField, List<String>> terms = terms(parts);
    return new Hit(
        EntryKind.valueOf(terms.getOrDefault(TermField.KIND, List.of()).getFirst().toUpperCase(Locale.ROOT)),
        reference.id(),
        at,
        name((String) parts[4], strings(parts[5])),
        snippet(strings(parts[6])),
        terms,
        size(parts[3]),
        new PageKey(at, order));
  }

  private static OptionalLong size(@Nullable Object size) {
    return size == null ? OptionalLong.empty() : OptionalLong.of((Long) size);
  }

  private static List<Fragment> name(String name, List<String> marked) {
    List<Fragment> fragments = IndexText.fragments(String.join("", marked));
    String whole = String.join("", fragments.stream().map(Fragment::text).toList());
    return whole.equals(name) ? fragments : List.of(new Fragment(name, false));
  }

  /// Pieces from different places are kept apart by an ellipsis.
  private static List<Fragment> snippet(List<String> pieces) {
    List<Fragment> fragments = new ArrayList<>();
    for (String piece : pieces) {
      if (!fragments.isEmpty()) {
        fragments.add(new Fragment(" … ", false));
      }
      fragments.addAll(IndexText.fragments(IndexText.oneLine(piece)));
    }
    return fragments;
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
