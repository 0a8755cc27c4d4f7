package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.NameConsequences;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.UploadId;
import org.tallystick.partner.Agreements;
import org.tallystick.partner.Direction;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;
import org.tallystick.publication.PublicationRule;

/// What a change of a name means to the archive: of what we receive it may publish, of what we send it may acknowledge.
@ApplicationScoped
class ArchiveConsequences implements NameConsequences {

  @Inject private Agreements agreements;
  @Inject private DirectoryTree tree;
  @Inject private HeldLeaves leaves;
  @Inject private Settling settling;
  @Inject private HandingOver handingOver;

  @Override
  public Event renaming(PartnerSession session, DirectoryEntry entry) {
    Event event = entry.describe(session.event(EventType.FILE_RENAMED));
    leaves
        .of(entry)
        .flatMap(held -> held.row().upload())
        .map(UploadId::parse)
        .ifPresent(event::upload);
    return event;
  }

  @Override
  public void renamed(
      LedgerTransaction transaction,
      PartnerSession session,
      PartnerInterface agreed,
      DirectoryEntry before,
      DirectoryEntry after) {
    if (agreed.direction() == Direction.OUTBOUND) {
      handingOver.renamed(transaction, session, agreed, before, after);
      return;
    }
    PublicationRule rule = agreed.rules().publication();
    if (after.isHeld()) {
      boolean fromPart = rule.isPart(before.name());
      settling.arrived(transaction, session::event, agreed, after, fromPart);
    }
    boolean isNew = tree.entryAt(after.log(), after.path(), after.from()).isEmpty();
    if (isNew && !rule.isPart(after.name())) {
      settling.compareNames(
          transaction, session::event, tree.entry(after.log(), after.path()).orElseThrow());
    }
  }

  @Override
  public Event removing(PartnerSession session, PartnerInterface agreed, DirectoryEntry entry) {
    return agreed.direction() == Direction.OUTBOUND
        ? handingOver.removing(session, agreed, entry)
        : entry.describe(session.event(EventType.FILE_REMOVED));
  }

  @Override
  public void removed(
      LedgerTransaction transaction, PartnerInterface agreed, DirectoryEntry entry) {
    if (agreed.direction() == Direction.OUTBOUND && entry.document().isPresent()) {
      handingOver.gone(transaction, entry);
    }
  }

  @Override
  public void looking(LedgerTransaction transaction, PartnerSession session, RawPath directory) {
    Optional<PartnerInterface> agreed = agreements.covering(session, directory);
    agreed
        .filter(covering -> covering.direction() == Direction.OUTBOUND)
        .ifPresent(covering -> handingOver.list(transaction, covering, directory));
  }
}
