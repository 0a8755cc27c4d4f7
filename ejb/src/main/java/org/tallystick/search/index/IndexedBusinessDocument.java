package org.tallystick.search.index;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.hibernate.search.mapper.pojo.bridge.mapping.annotation.TypeBinderRef;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.TypeBinding;
import org.jspecify.annotations.Nullable;

/// A business document as the index knows it.
@Entity
@Immutable
@Table(name = "business_document")
@Indexed(index = "business")
@TypeBinding(binder = @TypeBinderRef(type = EntryBinder.class))
public final class IndexedBusinessDocument implements org.tallystick.search.index.Indexed {

  @Id private String id;

  @Transient private @Nullable Entry entry;

  IndexedBusinessDocument() {}

  public IndexedBusinessDocument(String id, Entry entry) {
    this.id = id;
    this.entry = entry;
  }

  @Override
  public Optional<Entry> entry() {
    return Optional.ofNullable(entry);
  }
}
