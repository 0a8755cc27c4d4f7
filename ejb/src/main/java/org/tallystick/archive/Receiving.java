package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.function.Consumer;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.FileAttributes;
import org.tallystick.directory.FileVersion;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.UploadId;
import org.tallystick.partner.Direction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.publication.DigestAlgorithm;

/// Makes a partner's file an exchange or keeps it as what it is: event, leaf, directory entry, and of an exchange the document. In the ledger's transaction.
@ApplicationScoped
class Receiving {

  @Inject private ContentChecksums checksums;
  @Inject private EntityManager entities;
  @Inject private DirectoryTree tree;
  @Inject private Reception reception;

  /// A file that waited.
  record Waited(DirectoryEntry entry, HeldLeaf held, InterfaceId agreed) {}

  /// What a partner's session has just closed.
  record Closed(
      StagedUpload upload, PartnerInterface agreed, StoredContent content, WriteSummary summary)
      implements Coming {

    @Override
    public RawPath path() {
      return upload.path();
    }

    @Override
    public Event event(EventType type) {
      return upload
          .session()
          .event(type)
          .upload(upload.id())
          .path(upload.path().parent().orElseThrow())
          .file(upload.path().name().orElseThrow(), content.digest(), content.size())
          .text("interface", agreed.id().value())
          .integer("writes", summary.writes())
          .integer("written", summary.bytes());
    }

    @Override
    public Event cause(EventType type) {
      return upload.session().event(type);
    }

    @Override
    public FileAttributes attributes(LedgerTransaction transaction) {
      return upload.attributes().applyTo(FileAttributes.ofNewFile(transaction.now()));
    }

    @Override
    public Map<DigestAlgorithm, String> digests() {
      return upload.digests();
    }

    @Override
    public boolean isRenamed() {
      return false;
    }

    @Override
    public Document signed(Document document) {
      return document.from(
          upload.session().account().value(),
          upload.session().id().toString(),
          upload.id().toString());
    }
  }

  Document receive(LedgerTransaction transaction, Coming coming) {
    long index = transaction.append(coming.event(EventType.FILE_RECEIVED));
    Document document =
        coming
            .signed(document(transaction, index, coming.path(), coming.content()))
            .of(coming.agreed().id().value());
    keep(document);
    rememberChecksums(coming);
    place(transaction, coming, index, FileVersion.Kind.DOCUMENT);
    return document;
  }

  /// @param role what it is under the interface's rule
  DirectoryEntry hold(LedgerTransaction transaction, Coming coming, String role) {
    Event event = coming.event(EventType.UPLOAD_HELD).text("role", role);
    coming.digests().forEach((algorithm, hex) -> event.text(algorithm.field(), hex));
    rememberChecksums(coming);
    return place(transaction, coming, transaction.append(event), FileVersion.Kind.HELD);
  }

  private void rememberChecksums(Coming coming) {
    coming
        .digests()
        .forEach((algorithm, hex) -> checksums.remember(coming.content().digest(), algorithm, hex));
  }

  private DirectoryEntry place(
      LedgerTransaction transaction, Coming coming, long index, FileVersion.Kind kind) {
    StoredContent content = coming.content();
    DirectoryEntry entry =
        DirectoryEntry.ofFile(
            transaction.log(),
            coming.path(),
            index,
            new FileVersion(index, content.digest(), content.size(), kind),
            coming.attributes(transaction));
    tree.place(transaction, entry);
    return entry;
  }

  /// @param more what else is to be said of it
  Document receive(
      LedgerTransaction transaction, Cause cause, Waited waited, Consumer<Event> more) {
    DirectoryEntry entry = waited.entry();
    HeldLeaf held = waited.held();
    StoredContent content = StoredContent.of(entry);
    Event event =
        cause
            .event(EventType.FILE_RECEIVED)
            .path(entry.directory())
            .file(entry.name(), content.digest(), content.size())
            .text("interface", waited.agreed().value())
            .integer("held", held.index());
    held.row().upload().map(UploadId::parse).ifPresent(event::upload);
    more.accept(event);
    long index = transaction.append(event);
    Document document =
        document(transaction, index, entry.path(), content)
            .from(
                held.row().account().orElse(null),
                held.row().session().orElse(null),
                held.row().upload().orElse(null))
            .of(waited.agreed().value());
    keep(document);
    FileVersion version = FileVersion.document(index, content.digest(), content.size());
    tree.place(
        transaction,
        DirectoryEntry.ofFile(transaction.log(), entry.path(), index, version, entry.attributes()));
    return document;
  }

  private void keep(Document document) {
    entities.persist(document);
    reception.received(document, 1);
  }

  private static Document document(
      LedgerTransaction transaction, long index, RawPath path, StoredContent content) {
    return new Document(
        new LedgerPosition(transaction.log(), index),
        path,
        Direction.INBOUND,
        content,
        transaction.now());
  }
}
