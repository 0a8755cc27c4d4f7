package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.LedgerPosition;

/// Finds what brought a file that is held. In the caller's transaction.
@ApplicationScoped
class HeldLeaves {

  @Inject private EntityManager entities;

  /// Empty unless the entry is held.
  Optional<HeldLeaf> of(DirectoryEntry entry) {
    return entry.isHeld() ? entry.brought().flatMap(at -> find(LeafKey.of(at))) : Optional.empty();
  }

  /// What brought a document before it was published; empty when it was never held, or its words are erased.
  Optional<HeldLeaf> behind(LedgerPosition document) {
    return words(LeafKey.of(document))
        .filter(said -> said.json().find("held").isPresent())
        .flatMap(said ->
            find(LeafKey.of(new LedgerPosition(document.log(), said.json().integer("held")))));
  }

  private Optional<HeldLeaf> find(LeafKey key) {
    return Optional.ofNullable(entities.find(EventRow.class, key))
        .map(row -> new HeldLeaf(row, words(key)));
  }

  private Optional<EventDocument> words(LeafKey key) {
    return Optional.ofNullable(entities.find(EventBytes.class, key))
        .map(found -> EventDocument.parse(found.bytes()));
  }
}
