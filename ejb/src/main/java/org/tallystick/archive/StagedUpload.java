package org.tallystick.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tallystick.directory.AttributeChange;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.UploadId;
import org.tallystick.partner.PartnerSession;
import org.tallystick.publication.DigestAlgorithm;

/// An upload in progress: bytes that nobody but their uploader sees.
///
/// Bytes that come in order are hashed as they pass; whatever came out of order is hashed when the upload is sealed. An upload that breaks off keeps what arrived
/// without a gap, for who resumes it goes on at its end. One session writes at a time; `this` guards the channel and the hash.
public final class StagedUpload {

  private static final int HASH_BUFFER = 256 * 1024;
  private static final long MARK_EVERY = 16L << 20;

  private final UploadId id;
  private final PartnerSession session;
  private final RawPath path;
  private final Instant openedAt;
  private final Path file;
  private final long largest;
  private final boolean resumed;

  // guarded by this
  private FileChannel channel;
  private ContentDigest.Hasher hasher = new ContentDigest.Hasher();
  private WrittenRanges written;
  private long marked = -1;
  private boolean rewritten;
  private boolean lacking;
  private boolean outgrown;
  private long writes;
  private long bytesWritten;
  private AttributeChange attributes = AttributeChange.NONE;
  private Set<DigestAlgorithm> algorithms = Set.of();
  private Map<DigestAlgorithm, String> digests = Map.of();

  /// @param largest how long the file may become, in bytes
  /// @param resumed whether an earlier session began it
  StagedUpload(
      UploadId id,
      PartnerSession session,
      RawPath path,
      Instant openedAt,
      Path file,
      long largest,
      boolean resumed)
      throws IOException {
    this.id = id;
    this.session = session;
    this.path = path;
    this.openedAt = openedAt;
    this.file = file;
    this.largest = largest;
    this.resumed = resumed;
    this.channel = open(file);
    this.written = new WrittenRanges(channel.size());
    WholeMark.remove(file);
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  public UploadId id() {
    return id;
  }

  public PartnerSession session() {
    return session;
  }

  public RawPath path() {
    return path;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /// False once it was published, or was interrupted, or another session of its account took it over.
  public synchronized boolean isOpen() {
    return channel.isOpen();
  }

  /// Bytes staged so far, holes included.
  public synchronized long size() throws IOException {
    return channel.size();
  }

  /// Bytes staged so far up to the first hole: where another session of the account would go on.
  synchronized long whole() {
    return written.whole();
  }

  /// Whether an earlier session began it.
  boolean isResumed() {
    return resumed;
  }

  /// Writes all of `source` at `offset`, or nothing of it when the file would become too large.
  ///
  /// @return how many bytes were written
  public synchronized Outcome<Integer> write(ByteBuffer source, long offset) throws IOException {
    int length = source.remaining();
    if (offset > largest - length) {
      lacking = true;
      outgrown = true;
      return tooLarge();
    }
    if (lacking) {
      return Outcome.refused(
          Refusal.Reason.NO_SPACE, path.text() + ": a write before this one failed; send it again");
    }
    if (offset == hasher.size() && !rewritten) {
      hasher.update(source.duplicate());
    } else if (offset < hasher.size()) {
      rewritten = true;
    }
    writeAll(source, offset);
    written.add(offset, offset + length);
    mark();
    writes++;
    bytesWritten += length;
    return Outcome.done(length);
  }

  /// From its first gap on, an upload leaves beside it how much of it is whole: a server that is killed can tell no hole from zeros.
  private void mark() throws IOException {
    long whole = written.whole();
    boolean due = marked < 0 ? written.hasGap() : whole < marked || whole >= marked + MARK_EVERY;
    if (due) {
      marked = whole;
      WholeMark.write(file, marked);
    }
  }

  private void writeAll(ByteBuffer source, long offset) throws IOException {
    long position = offset;
    try {
      while (source.hasRemaining()) {
        position += channel.write(source, position);
      }
    } catch (IOException failed) {
      lacking = true;
      // What is resumed begins where this write began: later ones, already on their way, would
      // leave a hole.
      channel.truncate(Math.min(offset, channel.size()));
      written.cut(offset);
      rewritten = true;
      throw failed;
    }
  }

  /// Whether a write of it was refused or failed: what is staged is not what the partner meant, although many clients close the file all the same.
  public synchronized boolean isLacking() {
    return lacking;
  }

  /// Whether a write of it was refused because it would have become too large.
  synchronized boolean isTooLarge() {
    return outgrown;
  }

  long largest() {
    return largest;
  }

  private <T> Outcome<T> tooLarge() {
    return Outcome.refused(
        Refusal.Reason.TOO_LARGE,
        path.text() + ": too large, expected at most " + largest + " bytes");
  }

  /// Writes at the end, wherever that is now (`SSH_FXF_APPEND`).
  public synchronized Outcome<Integer> append(ByteBuffer source) throws IOException {
    return write(source, channel.size());
  }

  /// @return the number of bytes read, -1 at the end
  public synchronized int read(ByteBuffer target, long offset) throws IOException {
    return channel.read(target, offset);
  }

  /// Cuts or extends with zeros.
  ///
  /// @return the new size
  public synchronized Outcome<Long> resize(long size) throws IOException {
    if (size > largest) {
      return tooLarge();
    }
    long now = channel.size();
    if (size < now) {
      channel.truncate(size);
      written.cut(size);
      mark();
      rewritten |= size < hasher.size();
    } else if (size > now) {
      channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
      written.add(now, size);
    }
    return Outcome.done(size);
  }

  public synchronized void sync() throws IOException {
    channel.force(true);
  }

  /// Attributes set on the open handle; they apply to the entry the close makes.
  public synchronized void set(AttributeChange change) {
    attributes =
        new AttributeChange(
            change.modifiedAt().isPresent() ? change.modifiedAt() : attributes.modifiedAt(),
            change.permissions().isPresent() ? change.permissions() : attributes.permissions());
  }

  public synchronized AttributeChange attributes() {
    return attributes;
  }

  public synchronized WriteSummary summary() throws IOException {
    return new WriteSummary(writes, bytesWritten, channel.size());
  }

  /// Ends the writing: the digest of everything staged. The file stays until it is kept or discarded.
  synchronized StoredContent seal() throws IOException {
    if (rewritten) {
      hasher = new ContentDigest.Hasher();
    }
    long size = channel.size();
    if (hasher.size() < size) {
      pass(hasher.size(), size, hasher::update);
    }
    digests = makeDigests(size);
    return new StoredContent(hasher.digest(), size);
  }

  /// Which digests, besides SHA-256, sealing makes.
  synchronized void hashWith(Set<DigestAlgorithm> wanted) {
    algorithms = wanted;
  }

  /// What {@link #seal} made of them, in hex.
  synchronized Map<DigestAlgorithm, String> digests() {
    return digests;
  }

  private void pass(long from, long to, Consumer<ByteBuffer> each) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(HASH_BUFFER, to - from));
    for (long at = from; at < to; at += buffer.limit()) {
      buffer.clear();
      if (channel.read(buffer, at) < 0) {
        throw new EOFException(file + ": ends at " + at + ", expected " + to + " bytes");
      }
      each.accept(buffer.flip());
    }
  }

  private Map<DigestAlgorithm, String> makeDigests(long size) throws IOException {
    if (algorithms.isEmpty()) {
      return Map.of();
    }
    Map<DigestAlgorithm, MessageDigest> running = new EnumMap<>(DigestAlgorithm.class);
    algorithms.forEach(algorithm -> running.put(algorithm, algorithm.begin()));
    pass(0, size, bytes -> running.values().forEach(digest -> digest.update(bytes.duplicate())));
    Map<DigestAlgorithm, String> made = new EnumMap<>(DigestAlgorithm.class);
    running.forEach(
        (algorithm, digest) -> made.put(algorithm, HexFormat.of().formatHex(digest.digest())));
    return made;
  }

  synchronized byte[] allBytes() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      continue;
    }
    return bytes.array();
  }

  /// Begins again with an empty file, after the old one was given away.
  synchronized void restart() throws IOException {
    channel.close();
    channel = open(file);
    written = new WrittenRanges(0);
    marked = -1;
    WholeMark.remove(file);
    hasher = new ContentDigest.Hasher();
    rewritten = false;
  }

  Path file() {
    return file;
  }

  /// Lets the file go but leaves what is whole of it where it is.
  ///
  /// @return how many bytes that is
  synchronized long release() throws IOException {
    long whole = written.whole();
    if (whole < channel.size()) {
      channel.truncate(whole);
    }
    WholeMark.remove(file);
    channel.close();
    return whole;
  }

  synchronized void discard() throws IOException {
    channel.close();
    WholeMark.remove(file);
    Files.deleteIfExists(file);
  }
}
