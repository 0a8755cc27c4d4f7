package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LeafKey;

/// Finds what brought a file that is held. In the caller's transaction.
@ApplicationScoped
class HeldLeaves {

  @PersistenceContext private EntityManager entities;

  /// Empty unless the entry is held.
  Optional<HeldLeaf> of(DirectoryEntry entry) {
    return entry.isHeld() ? entry.brought().flatMap(at -> find(LeafKey.of(at))) : Optional.empty();
  }

  private Optional<HeldLeaf> find(LeafKey key) {
    EventBytes bytes = entities.find(EventBytes.class, key);
    return Optional.ofNullable(entities.find(EventRow.class, key))
        .map(row ->
            new HeldLeaf(
                row, Optional.ofNullable(bytes).map(found -> EventDocument.parse(found.bytes()))));
  }
}
