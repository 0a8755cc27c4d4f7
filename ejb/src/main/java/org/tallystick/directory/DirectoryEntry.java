package org.tallystick.directory;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;

/// One name in one directory, valid for the log indexes `[from, to)`.
///
/// @param file what it shows; empty for a directory
public record DirectoryEntry(
    LogId log,
    RawPath directory,
    RawName name,
    long from,
    long to,
    Optional<FileVersion> file,
    FileAttributes attributes) {

  /// The `to` of an entry that is still there.
  public static final long STILL_VALID = Long.MAX_VALUE;

  public static DirectoryEntry ofDirectory(LogId log, RawPath path, long from, Instant made) {
    return at(log, path, from, Optional.empty(), FileAttributes.ofNewDirectory(made));
  }

  public static DirectoryEntry ofFile(
      LogId log, RawPath path, long from, FileVersion file, FileAttributes attributes) {
    return at(log, path, from, Optional.of(file), attributes);
  }

  private static DirectoryEntry at(
      LogId log, RawPath path, long from, Optional<FileVersion> file, FileAttributes attributes) {
    return new DirectoryEntry(
        log,
        path.parent().orElseThrow(),
        path.name().orElseThrow(),
        from,
        STILL_VALID,
        file,
        attributes);
  }

  public boolean isDirectory() {
    return file.isEmpty();
  }

  public RawPath path() {
    return directory.resolve(name);
  }

  /// In bytes; 0 for a directory.
  public long size() {
    return file.map(FileVersion::size).orElse(0L);
  }

  /// The document it shows; empty for a directory and for a file that is none.
  public Optional<LedgerPosition> document() {
    return file.filter(FileVersion::isDocument)
        .map(version -> new LedgerPosition(log, version.index()));
  }

  /// Whether it shows a file that is no exchange, yet or ever.
  public boolean isHeld() {
    return file.filter(version -> version.kind() == FileVersion.Kind.HELD).isPresent();
  }

  /// Where the leaf is that brought its file; empty for a directory.
  public Optional<LedgerPosition> brought() {
    return file.map(version -> new LedgerPosition(log, version.index()));
  }

  /// Adds where the entry is and what it shows to an event about it.
  public Event describe(Event event) {
    event.path(directory);
    file.ifPresent(version -> event.file(name, version.digest(), version.size()));
    document().ifPresent(document -> event.about(document.index()));
    return event;
  }

  /// The same entry under another path, or with other attributes, valid from `index`.
  DirectoryEntry continuedAs(RawPath path, FileAttributes changed, long index) {
    return at(log, path, index, file, changed);
  }
}
