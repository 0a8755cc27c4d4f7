package org.tallystick.evidence.listing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.Salt;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;

/// Writes a listing entry by entry and hashes it on the way: constant memory whatever the directory holds.
///
/// Not thread-safe. Entries come in the order of [RawName#compareTo]; exactly as many as announced. The stream is
/// neither flushed nor closed.
public final class ListingWriter {

  private static final String HEADER = "tallystick/listing/v1";

  private final OutputStream out;
  private final RawPath directory;
  private final long announced;
  private final ContentDigest.Hasher hasher = new ContentDigest.Hasher();

  private long written;
  private @Nullable RawName last;

  private ListingWriter(OutputStream out, RawPath directory, long announced) {
    this.out = out;
    this.directory = directory;
    this.announced = announced;
  }

  /// Starts the listing of a directory with `entries` entries.
  public static ListingWriter open(OutputStream out, RawPath directory, Salt salt, long entries)
      throws IOException {
    if (entries < 0) {
      throw new IllegalArgumentException("listing of " + entries + " entries: expected 0 or more");
    }
    ListingWriter writer = new ListingWriter(out, directory, entries);
    writer.line(HEADER);
    writer.line(directory.encoded());
    writer.line("salt " + salt.hex());
    writer.line(Long.toString(entries));
    return writer;
  }

  /// Only the hash of a listing: nothing is kept.
  public static ListingWriter hashing(RawPath directory, Salt salt, long entries) {
    try {
      return open(OutputStream.nullOutputStream(), directory, salt, entries);
    } catch (IOException e) {
      throw new UncheckedIOException("a stream that discards cannot fail", e);
    }
  }

  public ListingWriter file(RawName name, long size, ContentDigest digest, LogInstant at)
      throws IOException {
    return add(ListingLine.file(name, size, digest, at));
  }

  public ListingWriter directory(RawName name, LogInstant at) throws IOException {
    return add(ListingLine.directory(name, at));
  }

  public ListingWriter add(ListingLine entry) throws IOException {
    entry(entry.name());
    write(entry.bytes());
    return this;
  }

  /// Ends the listing and says its hash (`LIST-4`).
  public ContentDigest finish() {
    if (written != announced) {
      throw new IllegalStateException(
          "listing of " + directory + " with " + written + " entries: " + announced + " announced");
    }
    return hasher.digest();
  }

  private void entry(RawName name) {
    if (last != null && last.compareTo(name) >= 0) {
      throw new IllegalArgumentException(
          "listing of " + directory + ": \"" + name + "\" does not come after \"" + last + "\"");
    }
    if (written == announced) {
      throw new IllegalStateException(
          "listing of " + directory + ": more than the " + announced + " entries announced");
    }
    last = name;
    written++;
  }

  private void line(String line) throws IOException {
    write((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void write(byte[] bytes) throws IOException {
    hasher.update(bytes);
    out.write(bytes);
  }
}
