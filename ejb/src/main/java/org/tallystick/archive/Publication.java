package org.tallystick.archive;

import static org.tallystick.archive.Contents.INLINE_LIMIT;
import static org.tallystick.directory.Refusal.Reason.IS_A_DIRECTORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.TreeRules;
import org.tallystick.ledger.EventRow;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.UploadId;
import org.tallystick.partner.PartnerSession;
import org.tallystick.quota.Quotas;

/// Ends an upload: content first, then one transaction in which the interface's rule decides whether it is an exchange now or is held.
@ApplicationScoped
class Publication {

  @Inject private EntityManager entities;
  @Inject private Ledger ledger;
  @Inject private TreeRules rules;
  @Inject private DirectoryTree tree;
  @Inject private Contents contents;
  @Inject private ContentStore store;
  @Inject private Arriving arriving;
  @Inject private Quotas quotas;

  /// The upload that, in this session, has done no more than create the name empty. Editors and file systems create first and open again to write: that is one upload.
  /// Its empty version was acknowledged, so it stays in the archive; what follows has the same upload.
  Optional<UploadId> createdBy(PartnerSession session, DirectoryEntry entry) {
    return entry
        .file()
        .filter(file -> file.size() == 0)
        .flatMap(file -> entry.brought())
        .map(brought -> entities.find(EventRow.class, LeafKey.of(brought)))
        .filter(event -> event.session().equals(Optional.of(session.id().toString())))
        .flatMap(EventRow::upload)
        .map(UploadId::parse);
  }

  Outcome<Arrival> publish(StagedUpload upload) throws IOException {
    StoredContent content = upload.seal();
    byte[] inline = null;
    if (content.size() <= INLINE_LIMIT) {
      inline = upload.allBytes();
    } else {
      store.keep(upload.file(), content.digest());
    }
    try {
      return commit(upload, content, inline);
    } catch (LedgerFault failed) {
      if (inline == null) {
        putBack(upload, content);
      }
      throw failed;
    }
  }

  private Outcome<Arrival> commit(
      StagedUpload upload, StoredContent content, byte @Nullable [] inline) throws IOException {
    WriteSummary summary = upload.summary();
    return ledger.append(
        upload.session().log(),
        transaction ->
            rules
                .send(upload.session(), upload.path())
                .then(agreed ->
                    rules
                        .parentOf(upload.session(), upload.path())
                        .then(parent -> requireNoDirectory(upload))
                        .then(free ->
                            quotas.require(
                                upload.session().account(),
                                upload.path(),
                                content.size(),
                                transaction.now()))
                        .then(room -> {
                          contents.mention(content, inline);
                          return Outcome.done(
                              arrive(
                                  transaction,
                                  new Receiving.Closed(upload, agreed, content, summary)));
                        })));
  }

  private Outcome<StagedUpload> requireNoDirectory(StagedUpload upload) {
    return tree.entry(upload.session().log(), upload.path())
        .filter(DirectoryEntry::isDirectory)
        .map(directory ->
            Outcome.<StagedUpload>refused(
                IS_A_DIRECTORY, upload.path().text() + ": is a directory now"))
        .orElseGet(() -> Outcome.done(upload));
  }

  private Arrival arrive(LedgerTransaction transaction, Receiving.Closed closed) {
    quotas.count(closed.upload().session().account(), closed.content().size(), transaction.now());
    return arriving.arrive(transaction, closed);
  }

  /// The close failed after the content had gone to the store: the upload can still be resumed.
  private void putBack(StagedUpload upload, StoredContent content) throws IOException {
    upload.restart();
    try (SeekableByteChannel kept = store.open(content.digest())) {
      ChannelCopy.copy(kept, upload);
    }
  }
}
