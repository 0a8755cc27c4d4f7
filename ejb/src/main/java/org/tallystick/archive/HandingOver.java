package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.FileAttributes;
import org.tallystick.directory.FileVersion;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;
import org.tallystick.publication.SidecarKind;
import org.tallystick.publication.SidecarText;
import org.tallystick.publication.Suffix;

/// What belongs to the files we send: their sidecars, and what the partner does to say that it took one over. In the ledger's transaction.
///
/// A file's own sidecar comes and goes with it. The list of a directory is made anew when somebody looks, and only when a file came or went since: made with each file,
/// ten thousand files would mean ten thousand lists of up to ten thousand lines.
@ApplicationScoped
class HandingOver {

  static final RawName LIST = SidecarKind.SHA256.list();

  /// Above it a directory has no list; each file has its own sidecar all the same.
  static final int MOST_LISTED = 5_000;

  private static final int LONGEST_LIST = Contents.LARGEST_INLINE;
  private static final Suffix SIDECAR = new Suffix(SidecarKind.SHA256.suffix());
  private static final String KNOWN =
      "select e.key from EventRow e where e.key.logId = :log and e.documentIndex = :index and e.type = :type";

  @Inject private EntityManager entities;
  @Inject private DirectoryTree tree;
  @Inject private Contents contents;

  /// A file of ours stands at its place.
  void placed(LedgerTransaction transaction, PartnerInterface agreed, DirectoryEntry file) {
    if (!agreed.rules().handOver().sidecars()) {
      endSidecar(transaction, file, "no sidecars are agreed any more");
      return;
    }
    Optional<RawName> name = SIDECAR.append(file.name());
    Optional<RawPath> path = name.map(file.directory()::resolve);
    if (path.isPresent() && isFree(file.log(), path.get())) {
      byte[] line = SidecarText.gnuLine(file.file().orElseThrow().digest().hex(), file.name());
      put(transaction, path.get(), line);
    }
  }

  /// Never in the place of a document.
  private boolean isFree(LogId log, RawPath path) {
    return tree.entry(log, path).map(HandingOver::isSidecar).orElse(true);
  }

  private static boolean isSidecar(DirectoryEntry entry) {
    return entry.file().filter(file -> file.kind() == FileVersion.Kind.SIDECAR).isPresent();
  }

  private void put(LedgerTransaction transaction, RawPath path, byte[] bytes) {
    StoredContent content = new StoredContent(ContentDigest.of(bytes), bytes.length);
    contents.mention(content, bytes);
    long index =
        transaction.append(
            Event.of(EventType.SIDECAR_PLACED)
                .path(path.parent().orElseThrow())
                .file(path.name().orElseThrow(), content.digest(), content.size()));
    tree.place(
        transaction,
        DirectoryEntry.ofFile(
            transaction.log(),
            path,
            index,
            new FileVersion(index, content.digest(), content.size(), FileVersion.Kind.SIDECAR),
            FileAttributes.ofNewFile(transaction.now())));
  }

  /// A file of ours is no longer where it was.
  void gone(LedgerTransaction transaction, DirectoryEntry file) {
    endSidecar(transaction, file, "its file has gone");
    if (!tree.holds(file.log(), file.directory(), FileVersion.Kind.DOCUMENT)) {
      tree.entry(file.log(), file.directory().resolve(LIST))
          .filter(HandingOver::isSidecar)
          .ifPresent(list -> end(transaction, list, "its files have gone"));
    }
  }

  private void endSidecar(LedgerTransaction transaction, DirectoryEntry file, String because) {
    SIDECAR
        .append(file.name())
        .flatMap(name -> tree.entry(file.log(), file.directory().resolve(name)))
        .filter(HandingOver::isSidecar)
        .ifPresent(sidecar -> end(transaction, sidecar, because));
  }

  private void end(LedgerTransaction transaction, DirectoryEntry entry, String because) {
    Event event = entry.describe(Event.of(EventType.FILE_REMOVED)).text("because", because);
    tree.end(transaction, entry, transaction.append(event));
  }

  /// Brings the list of the directory up to date, or takes it away where none is agreed any more.
  void list(LedgerTransaction transaction, PartnerInterface agreed, RawPath directory) {
    LogId log = transaction.log();
    Optional<DirectoryEntry> standing = tree.entry(log, directory.resolve(LIST));
    if (!agreed.rules().handOver().sidecars()) {
      standing
          .filter(HandingOver::isSidecar)
          .ifPresent(list -> end(transaction, list, "no sidecars are agreed any more"));
      return;
    }
    boolean stale =
        standing
            .map(list -> isSidecar(list) && changedSince(list))
            .orElseGet(() -> tree.holds(log, directory, FileVersion.Kind.DOCUMENT));
    if (!stale) {
      return;
    }
    Optional<byte[]> lines = lines(tree.documents(log, directory, MOST_LISTED + 1));
    if (lines.isPresent()) {
      put(transaction, directory.resolve(LIST), lines.get());
    } else {
      standing.ifPresent(list -> end(transaction, list, "too many files for one list"));
    }
  }

  /// Since its lines were written; a client may have touched it later.
  private boolean changedSince(DirectoryEntry list) {
    return tree.documentsChangedSince(
        list.log(), list.directory(), list.brought().orElseThrow().index());
  }

  private static Optional<byte[]> lines(List<DirectoryEntry> files) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (DirectoryEntry file : files) {
      lines.writeBytes(SidecarText.gnuLine(file.file().orElseThrow().digest().hex(), file.name()));
    }
    return files.isEmpty() || files.size() > MOST_LISTED || lines.size() > LONGEST_LIST
        ? Optional.empty()
        : Optional.of(lines.toByteArray());
  }

  /// The partner gave a file another name: that may be its way to say that it took it over.
  void renamed(
      LedgerTransaction transaction,
      PartnerSession session,
      PartnerInterface agreed,
      DirectoryEntry before,
      DirectoryEntry after) {
    Optional<LedgerPosition> document = after.document();
    if (document.isPresent()) {
      agreed
          .rules()
          .handOver()
          .acknowledgements()
          .habit(before.path(), after.path())
          .filter(habit -> !isKnown(document.get(), EventType.FILE_ACKNOWLEDGED))
          .ifPresent(
              habit -> transaction.append(acknowledged(session, after, document.get(), habit)));
      gone(transaction, before);
      placed(transaction, agreed, after);
    }
  }

  private static Event acknowledged(
      PartnerSession session, DirectoryEntry entry, LedgerPosition document, String habit) {
    return entry
        .describe(session.event(EventType.FILE_ACKNOWLEDGED))
        .text("habit", habit)
        .placed(document.index());
  }

  /// A file that was fetched whole and is deleted was taken over, if that is agreed; another is only removed.
  Event removing(PartnerSession session, PartnerInterface agreed, DirectoryEntry entry) {
    Optional<LedgerPosition> document = entry.document();
    if (document.isEmpty()) {
      return entry.describe(session.event(EventType.FILE_REMOVED));
    }
    boolean fetched = isKnown(document.get(), EventType.FILE_DELIVERED);
    boolean acknowledges =
        fetched
            && agreed.rules().handOver().acknowledgements().removal()
            && !isKnown(document.get(), EventType.FILE_ACKNOWLEDGED);
    return acknowledges
        ? acknowledged(session, entry, document.get(), "removed")
        : entry
            .describe(session.event(EventType.FILE_REMOVED))
            .text("fetched", fetched ? "yes" : "no");
  }

  private boolean isKnown(LedgerPosition document, EventType type) {
    return !entities
        .createQuery(KNOWN, Object.class)
        .setParameter("log", document.log().value())
        .setParameter("index", document.index())
        .setParameter("type", type.word())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /// All of a file was downloaded: its name goes, if that is agreed and it still stands for what was downloaded.
  void delivered(LedgerTransaction transaction, PartnerInterface agreed, DirectoryEntry file) {
    if (!agreed.rules().handOver().eraseAfterDownload()) {
      return;
    }
    tree.entry(file.log(), file.path())
        .filter(standing -> standing.document().equals(file.document()))
        .ifPresent(standing -> {
          end(transaction, standing, "erase after download");
          gone(transaction, standing);
        });
  }
}
