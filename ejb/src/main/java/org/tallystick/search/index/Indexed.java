package org.tallystick.search.index;

import java.util.Optional;

/// What is handed to the indexing engine: an id it knows from the database, and the entry to write under it.
public sealed interface Indexed permits IndexedFile, IndexedEvent, IndexedBusinessDocument {

  /// Empty for an id alone.
  Optional<Entry> entry();
}
