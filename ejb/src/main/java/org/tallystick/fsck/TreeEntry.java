package org.tallystick.fsck;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.tallystick.directory.FileAttributes;
import org.tallystick.directory.FileVersion;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.listing.ListingLine;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;

/// One name in a directory as the events say it stands.
///
/// @param from the leaf since which it stands so
/// @param at that leaf's time
/// @param file empty for a directory
/// @param attributes empty when no event says them: a client may set them before it closes what it sends
record TreeEntry(
    RawPath path,
    long from,
    Instant at,
    Optional<FileVersion> file,
    Optional<FileAttributes> attributes) {

  private static final int DIGEST = 32;
  private static final int LENGTH = 8 + 8 + 1 + 8 + DIGEST + 8 + 1 + 1 + 8 + 4;

  TreeEntry since(long index, Instant when) {
    return new TreeEntry(path, index, when, file, attributes);
  }

  TreeEntry movedTo(RawPath target) {
    return new TreeEntry(target, from, at, file, attributes);
  }

  TreeEntry with(FileAttributes known) {
    return new TreeEntry(path, from, at, file, Optional.of(known));
  }

  boolean isDirectory() {
    return file.isEmpty();
  }

  RawName name() {
    return path.name().orElseThrow();
  }

  ListingLine line() {
    LogInstant when = new LogInstant(at);
    return file.map(version -> ListingLine.file(name(), version.size(), version.digest(), when))
        .orElseGet(() -> ListingLine.directory(name(), when));
  }

  byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(LENGTH);
    out.putLong(from).putLong(at.toEpochMilli()).put((byte) (file.isPresent() ? 1 : 0));
    out.putLong(file.map(FileVersion::index).orElse(0L));
    out.put(file.map(version -> version.digest().bytes()).orElse(new byte[DIGEST]));
    out.putLong(file.map(FileVersion::size).orElse(0L));
    out.put((byte) (int) file.map(version -> version.kind().ordinal()).orElse(0));
    out.put((byte) (attributes.isPresent() ? 1 : 0));
    out.putLong(attributes.map(FileAttributes::modifiedAt).orElse(0L));
    out.putInt(attributes.map(FileAttributes::permissions).orElse(0));
    return out.array();
  }

  static TreeEntry of(RawPath path, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long from = in.getLong();
    Instant at = Instant.ofEpochMilli(in.getLong());
    boolean isFile = in.get() == 1;
    long document = in.getLong();
    byte[] digest = new byte[DIGEST];
    in.get(digest);
    FileVersion version =
        new FileVersion(
            document,
            ContentDigest.ofBytes(digest),
            in.getLong(),
            FileVersion.Kind.values()[in.get()]);
    boolean known = in.get() == 1;
    FileAttributes attributes = new FileAttributes(in.getLong(), in.getInt());
    return new TreeEntry(
        path,
        from,
        at,
        isFile ? Optional.of(version) : Optional.empty(),
        known ? Optional.of(attributes) : Optional.empty());
  }
}
