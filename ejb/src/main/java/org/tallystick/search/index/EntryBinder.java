package org.tallystick.search.index;

import static org.hibernate.search.engine.backend.types.Projectable.YES;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.IndexFieldReference;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;
import org.tallystick.search.language.TermField;

/// Gives every index the same fields, so that one query can ask them all.
public final class EntryBinder implements TypeBinder {

  static final String AT = "at";
  static final String ORDER = "order";
  static final String NAME = "name";
  static final String TEXT = "text";
  static final String SIZE = "size";

  @Override
  public void bind(TypeBindingContext context) {
    context.dependencies().useRootOnly();
    IndexSchemaElement schema = context.indexSchemaElement();
    var types = context.typeFactory();
    var words = types.asString().analyzer(SearchAnalysis.WORDS).projectable(YES).toIndexFieldType();
    var term = types.asString().normalizer(SearchAnalysis.TERM).projectable(YES).toIndexFieldType();
    Map<TermField, IndexFieldReference<String>> terms = new EnumMap<>(TermField.class);
    for (TermField field : TermField.values()) {
      terms.put(field, schema.field(field.word(), term).multiValued().toReference());
    }
    context.bridge(
        Indexed.class,
        new EntryBridge(
            schema
                .field(AT, types.asInstant().sortable(Sortable.YES).projectable(YES))
                .toReference(),
            schema
                .field(ORDER, types.asString().sortable(Sortable.YES).projectable(YES))
                .toReference(),
            schema.field(NAME, words).toReference(),
            schema.field(TEXT, words).toReference(),
            schema.field(SIZE, types.asLong().projectable(YES)).toReference(),
            terms));
  }

  private record EntryBridge(
      IndexFieldReference<Instant> at,
      IndexFieldReference<String> order,
      IndexFieldReference<String> name,
      IndexFieldReference<String> text,
      IndexFieldReference<Long> size,
      Map<TermField, IndexFieldReference<String>> terms)
      implements TypeBridge<Indexed> {

    @Override
    public void write(DocumentElement target, Indexed indexed, TypeBridgeWriteContext context) {
      Entry entry =
          indexed.entry().orElseThrow(() -> new IllegalStateException("an entry without words"));
      target.addValue(at, entry.at());
      target.addValue(order, entry.order());
      target.addValue(name, IndexText.clean(entry.name()));
      target.addValue(text, IndexText.clean(entry.text()));
      entry.size().ifPresent(bytes -> target.addValue(size, bytes));
      entry
          .terms()
          .forEach((field, values) ->
              values.forEach(value -> target.addValue(terms.get(field), IndexText.cut(value))));
    }
  }
}
