package org.tallystick.search.index;

import java.util.Locale;

/// What kind of thing was found.
public enum EntryKind {
  FILE,
  EVENT,
  BUSINESS;

  /// As it is written in queries, addresses and the index.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Class<? extends Indexed> indexedType() {
    return switch (this) {
      case FILE -> IndexedFile.class;
      case EVENT -> IndexedEvent.class;
      case BUSINESS -> IndexedBusinessDocument.class;
    };
  }
}
