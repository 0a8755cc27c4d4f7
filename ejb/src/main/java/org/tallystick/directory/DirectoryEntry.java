package org.tallystick.directory;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;

/// One name in one directory, valid for the log indexes `[from, to)`. A file shows a document, a directory shows none.
///
/// @param documentIndex the leaf, of the same log, that brought the document; null for a directory
/// @param size in bytes; 0 for a directory
/// @param modifiedAt seconds since 1970-01-01T00:00Z, as SFTP version 3 has them
/// @param permissions the lower 12 bits of a POSIX mode
public record DirectoryEntry(
    LogId log,
    RawPath directory,
    RawName name,
    long from,
    long to,
    @Nullable Long documentIndex,
    long size,
    long modifiedAt,
    int permissions) {

  /// The `to` of an entry that is still there.
  public static final long STILL_VALID = Long.MAX_VALUE;

  public static DirectoryEntry ofDirectory(LogId log, RawPath path, long from, Instant made) {
    return at(log, path, from, null, 0, made.getEpochSecond(), 0755);
  }

  public static DirectoryEntry ofFile(
      LogId log, RawPath path, long from, long document, long size, FileAttributes attributes) {
    return at(log, path, from, document, size, attributes.modifiedAt(), attributes.permissions());
  }

  private static DirectoryEntry at(
      LogId log, RawPath path, long from, @Nullable Long document, long size, long modified, int permissions) {
    RawPath parent = path.parent().orElseThrow();
    RawName name = path.name().orElseThrow();
    return new DirectoryEntry(log, parent, name, from, STILL_VALID, document, size, modified, permissions & 07777);
  }

  public boolean isDirectory() {
    return documentIndex == null;
  }

  public RawPath path() {
    return directory.resolve(name);
  }

  public FileAttributes attributes() {
    return new FileAttributes(modifiedAt, permissions);
  }

  public Optional<LedgerPosition> document() {
    return Optional.ofNullable(documentIndex).map(index -> new LedgerPosition(log, index));
  }

  /// The same entry under another path, or with other attributes, valid from `index`.
  DirectoryEntry continuedAs(RawPath path, FileAttributes attributes, long index) {
    return at(log, path, index, documentIndex, size, attributes.modifiedAt(), attributes.permissions());
  }
}
