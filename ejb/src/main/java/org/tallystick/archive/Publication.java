package org.tallystick.archive;

import static org.tallystick.archive.Contents.INLINE_LIMIT;
import static org.tallystick.directory.Refusal.Reason.IS_A_DIRECTORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.FileAttributes;
import org.tallystick.directory.FileVersion;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.TreeRules;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.UploadId;
import org.tallystick.partner.Direction;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;
import org.tallystick.quota.Quotas;

/// Makes a document of a finished upload: content first, then one transaction for event, leaf, document and directory entry.
@ApplicationScoped
class Publication {

  @PersistenceContext private EntityManager entities;
  @Inject private Ledger ledger;
  @Inject private TreeRules rules;
  @Inject private DirectoryTree tree;
  @Inject private Contents contents;
  @Inject private ContentStore store;
  @Inject private Quotas quotas;

  /// The upload that, in this session, has done no more than create the name empty. Editors and file systems create first and open again to write: that is one upload.
  /// Its empty version was acknowledged, so it stays in the archive; what follows has the same upload.
  Optional<UploadId> createdBy(PartnerSession session, DirectoryEntry entry) {
    return entry
        .file()
        .filter(file -> file.size() == 0)
        .map(file ->
            entities.find(
                Document.class, LeafKey.of(new LedgerPosition(entry.log(), file.documentIndex()))))
        .filter(document -> document.session().equals(Optional.of(session.id().toString())))
        .flatMap(Document::upload)
        .map(UploadId::parse);
  }

  Outcome<Document> publish(StagedUpload upload) throws IOException {
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

  private Outcome<Document> commit(
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
                              receive(transaction, upload, agreed, content, summary));
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

  private Document receive(
      LedgerTransaction transaction,
      StagedUpload upload,
      PartnerInterface agreed,
      StoredContent content,
      WriteSummary summary) {
    Event event =
        upload
            .session()
            .event(EventType.FILE_RECEIVED)
            .upload(upload.id())
            .path(upload.path().parent().orElseThrow())
            .file(upload.path().name().orElseThrow(), content.digest(), content.size())
            .text("interface", agreed.id().value())
            .integer("writes", summary.writes())
            .integer("written", summary.bytes());
    long index = transaction.append(event);
    Document document =
        new Document(
                new LedgerPosition(transaction.log(), index),
                upload.path(),
                Direction.INBOUND,
                content,
                transaction.now())
            .from(
                upload.session().account().value(),
                upload.session().id().toString(),
                upload.id().toString())
            .of(agreed.id().value());
    entities.persist(document);
    quotas.count(upload.session().account(), content.size(), transaction.now());
    FileAttributes attributes =
        upload.attributes().applyTo(FileAttributes.ofNewFile(transaction.now()));
    FileVersion version = new FileVersion(index, content.digest(), content.size());
    tree.place(
        transaction,
        DirectoryEntry.ofFile(transaction.log(), upload.path(), index, version, attributes));
    return document;
  }

  /// The close failed after the content had gone to the store: the upload can still be resumed.
  private void putBack(StagedUpload upload, StoredContent content) throws IOException {
    upload.restart();
    try (SeekableByteChannel kept = store.open(content.digest())) {
      ChannelCopy.copy(kept, upload);
    }
  }
}
