package org.tallystick.search.index;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.search.language.TermField;

/// Builds what tests put into the index.
final class Entries {

  private final EntryKind kind;
  private final String id;
  private final Map<TermField, List<String>> terms = new EnumMap<>(TermField.class);
  private Instant at = Instant.parse("2026-11-20T12:00:00Z");
  private String name = "orders.csv";
  private String text = "";
  private OptionalLong size = OptionalLong.empty();

  private Entries(EntryKind kind, String id) {
    this.kind = kind;
    this.id = id;
    terms.put(TermField.KIND, List.of(kind.word()));
  }

  static Entries aFile(String id) {
    return new Entries(EntryKind.FILE, id);
  }

  static Entries anEvent(String id) {
    return new Entries(EntryKind.EVENT, id);
  }

  static Entries aBusinessDocument(String id) {
    return new Entries(EntryKind.BUSINESS, id);
  }

  Entries called(String newName) {
    name = newName;
    return this;
  }

  Entries saying(String newText) {
    text = newText;
    return this;
  }

  Entries at(String instant) {
    at = Instant.parse(instant);
    return this;
  }

  Entries of(long bytes) {
    size = OptionalLong.of(bytes);
    return this;
  }

  Entries with(TermField field, String... values) {
    terms.put(field, List.of(values));
    return this;
  }

  Indexed build() {
    Entry entry = new Entry(kind, at, id + "." + kind.word(), name, text, terms, size);
    return switch (kind) {
      case FILE -> new IndexedFile(LedgerPosition.parse(id), entry);
      case EVENT -> new IndexedEvent(LedgerPosition.parse(id), entry);
      case BUSINESS -> new IndexedBusinessDocument(id, entry);
    };
  }
}
