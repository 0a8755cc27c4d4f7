package org.tallystick.directory;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.TransparencyLog;
import org.tallystick.partner.PartnerId;

/// People look into a partner's tree, as the partner sees it now or as it was.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator"})
public class DirectoryBrowser {

  @PersistenceContext private EntityManager entities;
  @Inject private DirectoryTree tree;

  /// Whether the path was a directory when the partner's log had `size` leaves.
  public boolean isDirectory(PartnerId partner, RawPath path, long size) {
    return path.isRoot()
        || tree.entryAt(partner.log(), path, size).filter(DirectoryEntry::isDirectory).isPresent();
  }

  /// What the partner sees of the document now.
  ///
  /// @param path where it was published
  public Whereabouts whereabouts(LedgerPosition document, RawPath path) {
    Optional<DirectoryEntry> last = tree.lastShowing(document);
    if (last.isEmpty()) {
      return new Whereabouts.Nowhere();
    }
    DirectoryEntry entry = last.get();
    if (entry.to() == DirectoryEntry.STILL_VALID) {
      return entry.path().equals(path)
          ? new Whereabouts.Here(path)
          : new Whereabouts.Renamed(entry.path());
    }
    LedgerPosition end = new LedgerPosition(entry.log(), entry.to());
    EventRow event = entities.find(EventRow.class, LeafKey.of(end));
    boolean removed = event != null && event.type() == EventType.FILE_REMOVED;
    return removed
        ? new Whereabouts.Removed(entry.path(), end)
        : new Whereabouts.Replaced(entry.path(), end);
  }

  /// How many leaves the partner's log has now.
  public long size(PartnerId partner) {
    TransparencyLog log = entities.find(TransparencyLog.class, partner.log().value());
    return log == null ? 0 : log.size();
  }

  /// When the leaf was written; empty when there is no such leaf.
  public Optional<Instant> writtenAt(PartnerId partner, long index) {
    return Optional.ofNullable(
            entities.find(EventRow.class, new LeafKey(partner.log().value(), index)))
        .map(EventRow::at);
  }

  public Optional<DirectoryEntry> entry(PartnerId partner, RawPath path) {
    return tree.entry(partner.log(), path);
  }

  /// @param size the length of the partner's log the tree is to be seen at; {@link Long#MAX_VALUE} for now
  public List<DirectoryEntry> page(
      PartnerId partner, RawPath path, long size, @Nullable RawName after, int limit) {
    return tree.page(partner.log(), path, size, after, limit);
  }
}
