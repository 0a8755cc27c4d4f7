package org.tallystick.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.LogId;

/// The tree of each log, now and at any past size. Reads see the current transaction's own changes; changes are for attempts only.
@ApplicationScoped
public class DirectoryTree {

  private static final int MOST_EXTENDED = 100;

  @Inject private EntryTable table;

  /// What stands at the path now; the root, which is always there, has no entry.
  public Optional<DirectoryEntry> entry(LogId log, RawPath path) {
    return path.isRoot() ? Optional.empty() : table.current(log, path);
  }

  /// What stood there when the log had `size` leaves.
  public Optional<DirectoryEntry> entryAt(LogId log, RawPath path, long size) {
    return path.isRoot() ? Optional.empty() : table.at(log, path, size);
  }

  /// The entry that shows the document now, or the last one that did.
  public Optional<DirectoryEntry> lastShowing(LedgerPosition document) {
    return table.lastShowing(document.log(), document.index());
  }

  /// Those of a log's documents that an entry shows now.
  public Set<LedgerPosition> standing(LogId log, List<LedgerPosition> documents) {
    return table.standing(log, documents.stream().map(LedgerPosition::index).toList()).stream()
        .map(index -> new LedgerPosition(log, index))
        .collect(Collectors.toSet());
  }

  public boolean isDirectory(LogId log, RawPath path) {
    return path.isRoot() || entry(log, path).filter(DirectoryEntry::isDirectory).isPresent();
  }

  public boolean isEmpty(LogId log, RawPath directory) {
    return table.currentAfter(log, directory, Long.MAX_VALUE, null, 1).isEmpty();
  }

  /// Entries of the same directory under other names that are easily mistaken for this one: they differ in case or in the form of Unicode only.
  public List<DirectoryEntry> similar(LogId log, RawPath path) {
    return alike(log, path).stream().filter(entry -> !entry.path().equals(path)).toList();
  }

  /// The same with the name itself.
  public List<DirectoryEntry> alike(LogId log, RawPath path) {
    return table.alike(log, path);
  }

  /// What a file beside them means that says `order` of its directory: `order` itself, or, where there is none of that name, the files `order.*`; at most a hundred.
  public List<DirectoryEntry> meant(DirectoryEntry beside, RawName name) {
    Optional<DirectoryEntry> exact =
        entry(beside.log(), beside.directory().resolve(name)).filter(entry -> !entry.isDirectory());
    return exact.isPresent()
        ? List.of(exact.get())
        : table.extended(beside.log(), beside.directory(), name, MOST_EXTENDED).stream()
            .filter(entry -> !entry.isDirectory() && !entry.name().equals(beside.name()))
            .toList();
  }

  /// The first `limit` documents that stand in the directory, in byte order of their names.
  public List<DirectoryEntry> documents(LogId log, RawPath directory, int limit) {
    return table.documents(log, directory, limit);
  }

  /// Whether a file of that kind stands in the directory.
  public boolean holds(LogId log, RawPath directory, FileVersion.Kind kind) {
    return table.holds(log, directory, kind);
  }

  /// The logs in which held files wait.
  public List<LogId> logsThatWait() {
    return table.logsThatWait();
  }

  /// The newest `limit` held files of the log that are not known to be done with.
  public List<DirectoryEntry> waiting(LogId log, int limit) {
    return table.waiting(log, limit);
  }

  /// The same, the first `limit` that stand since after leaf `from`, oldest first.
  public List<DirectoryEntry> waitingAfter(LogId log, long from, int limit) {
    return table.waitingAfter(log, from, limit);
  }

  /// Remembers that a held file has done what it is for and waits for nothing.
  public void settle(DirectoryEntry entry) {
    table.settle(entry);
  }

  /// Whether the path has shown a document that came to it after leaf `index`.
  public boolean showedDocumentSince(LogId log, RawPath path, long index) {
    return table.showedSince(log, path, index, FileVersion.Kind.DOCUMENT);
  }

  /// Whether a document came to the directory or left it after leaf `index`.
  public boolean documentsChangedSince(LogId log, RawPath directory, long index) {
    return table.changedSince(log, directory, index);
  }

  /// The first `limit` entries after `after`, in byte order of their names, as they stood at log size `size`.
  public List<DirectoryEntry> page(
      LogId log, RawPath directory, long size, @Nullable RawName after, int limit) {
    return Stream.concat(
            table.currentAfter(log, directory, size, after, limit).stream(),
            table.endedSinceAfter(log, directory, size, after, limit).stream())
        .sorted(Comparator.comparing(DirectoryEntry::name))
        .limit(limit)
        .toList();
  }

  /// Puts the entry there from its `from` on, in place of whatever stood there.
  public void place(LedgerTransaction transaction, DirectoryEntry entry) {
    requireOwn(transaction, entry);
    table.current(entry.log(), entry.path()).ifPresent(old -> table.end(old, entry.from()));
    table.insert(entry);
  }

  /// Takes the entry away at leaf `index`.
  public void end(LedgerTransaction transaction, DirectoryEntry entry, long index) {
    requireOwn(transaction, entry);
    table.end(entry, index);
  }

  private static void requireOwn(LedgerTransaction transaction, DirectoryEntry entry) {
    if (!transaction.log().equals(entry.log())) {
      throw new IllegalArgumentException(
          "log " + transaction.log() + ": " + entry.path() + " belongs to log " + entry.log());
    }
  }
}
