package org.tallystick.search.index;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.hibernate.search.mapper.pojo.bridge.mapping.annotation.IdentifierBridgeRef;
import org.hibernate.search.mapper.pojo.bridge.mapping.annotation.TypeBinderRef;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.DocumentId;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.TypeBinding;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.LedgerPosition;

/// A document as the index knows it.
@Entity
@Immutable
@Table(name = "document")
@Indexed(index = "files")
@TypeBinding(binder = @TypeBinderRef(type = EntryBinder.class))
public final class IndexedFile implements org.tallystick.search.index.Indexed {

  @SuppressWarnings("UnusedVariable") // the engines read it
  @EmbeddedId
  @DocumentId(identifierBridge = @IdentifierBridgeRef(type = LeafKeyBridge.class))
  private LeafKey key;

  @Transient private @Nullable Entry entry;

  IndexedFile() {}

  public IndexedFile(LedgerPosition position, Entry entry) {
    this.key = LeafKey.of(position);
    this.entry = entry;
  }

  @Override
  public Optional<Entry> entry() {
    return Optional.ofNullable(entry);
  }
}
