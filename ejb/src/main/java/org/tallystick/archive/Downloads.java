package org.tallystick.archive;

import static org.tallystick.directory.Refusal.Reason.IS_A_DIRECTORY;
import static org.tallystick.directory.Refusal.Reason.NO_SUCH_PATH;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Logger;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.NameConsequences;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.directory.TreeRules;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;

/// A partner fetches a file: no byte before `file.read` is durable; the close says how much was served.
@Stateless
@RolesAllowed("partner")
public class Downloads {

  private static final Logger LOGGER = Logger.getLogger(Downloads.class.getName());

  @Inject private Ledger ledger;
  @Inject private DirectoryTree tree;
  @Inject private TreeRules rules;
  @Inject private Contents contents;
  @Inject private HandingOver handingOver;
  @Inject private NameConsequences consequences;

  /// Opens what stands at the path now. Whatever happens to the name afterwards, this download serves that version.
  ///
  /// @throws IOException the content could not be opened, after its `file.read` was logged
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Outcome<OpenedDownload> open(PartnerSession session, RawPath path) throws IOException {
    Outcome<DirectoryEntry> opening =
        ledger.append(
            session.log(),
            transaction ->
                look(transaction, session, path)
                    .then(entry -> {
                      transaction.append(read(session, EventType.FILE_READ, entry));
                      return Outcome.done(entry);
                    }));
    return switch (opening) {
      case Outcome.Done<DirectoryEntry>(DirectoryEntry entry) ->
          Outcome.done(new OpenedDownload(entry, contents.open(StoredContent.of(entry))));
      case Outcome.Refused<DirectoryEntry>(Refusal refusal) -> new Outcome.Refused<>(refusal);
    };
  }

  private Outcome<DirectoryEntry> look(
      LedgerTransaction transaction, PartnerSession session, RawPath path) {
    return rules
        .enter(session, path.parent().orElse(RawPath.ROOT))
        .then(directory -> {
          if (path.name().equals(Optional.of(HandingOver.LIST))) {
            consequences.looking(transaction, session, directory);
          }
          return tree.entry(session.log(), path)
              .map(Outcome::done)
              .orElseGet(() -> Outcome.refused(NO_SUCH_PATH, path.text() + ": no such file"));
        })
        .then(entry ->
            entry.isDirectory()
                ? Outcome.refused(IS_A_DIRECTORY, path.text() + ": is a directory, expected a file")
                : Outcome.done(entry));
  }

  /// The client closed the handle: when it was handed every byte, and the bytes are those of the document, the file is delivered. Rides in the next batch.
  ///
  /// @throws DamagedContentException other bytes were handed over than the archive once received; that is on record, and the client must be told
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void close(PartnerSession session, OpenedDownload download) throws IOException {
    download.close();
    Handover handover = Handover.of(download);
    ledger.appendLater(
        session.log(),
        transaction -> {
          DirectoryEntry file = download.entry();
          Optional<PartnerInterface> agreed =
              rules
                  .sender(session, file.path())
                  .filter(sender -> handover.isRight() && file.document().isPresent());
          EventType type = agreed.isPresent() ? EventType.FILE_DELIVERED : EventType.READ_CLOSED;
          long index = transaction.append(handover.describe(read(session, type, file)));
          agreed.ifPresent(sender -> handingOver.delivered(transaction, sender, file));
          return index;
        });
    if (handover instanceof Handover.Other other) {
      DamagedContentException damaged = other.told(session, download);
      LOGGER.severe(damaged.getMessage());
      throw damaged;
    }
  }

  /// The session is gone with the handle still open. Whatever was handed over, nobody knows what arrived: that is no delivery. Rides in the next batch.
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void interrupted(PartnerSession session, OpenedDownload download, String reason)
      throws IOException {
    download.close();
    Handover handover = new Handover.Part(download.served(), reason);
    ledger.appendLater(
        session.log(),
        transaction ->
            transaction.append(
                handover.describe(read(session, EventType.READ_CLOSED, download.entry()))));
  }

  private static Event read(PartnerSession session, EventType type, DirectoryEntry entry) {
    return entry.describe(session.event(type)).placed(entry.file().orElseThrow().index());
  }
}
