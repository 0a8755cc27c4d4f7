package org.tallystick.handout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.dropped.DroppedFolder;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;

/// A request or manifest that a session is writing: seen by this session alone, gone with it unless it was closed under a name that counts. Guarded by `this`.
public final class DroppedDraft {

  private final DroppedFolder folder;
  private final RawPath path;
  private final Path file;
  private final long largest;
  private final Instant begunAt;
  private final FileChannel channel;
  private boolean tooLarge;

  DroppedDraft(DroppedFolder folder, RawPath path, Path file, long largest, Instant begunAt)
      throws IOException {
    this.folder = folder;
    this.path = path;
    this.file = file;
    this.largest = largest;
    this.begunAt = begunAt;
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  public RawPath path() {
    return path;
  }

  DroppedFolder folder() {
    return folder;
  }

  RawName name() {
    return path.name().orElseThrow();
  }

  Path file() {
    return file;
  }

  long largest() {
    return largest;
  }

  /// Whether a write went beyond what is taken: what is there is not what the partner meant.
  synchronized boolean isTooLarge() {
    return tooLarge;
  }

  public synchronized HandoutEntry entry() {
    try {
      return HandoutEntry.file(name(), channel.size(), begunAt).writable();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Writes all of `source`, or nothing of it when the file would become too large.
  public synchronized Outcome<Integer> write(ByteBuffer source, long offset) throws IOException {
    int length = source.remaining();
    if (offset > largest - length) {
      tooLarge = true;
      return Outcome.refused(Refusal.Reason.TOO_LARGE, path.text() + ": " + limit());
    }
    long position = offset;
    while (source.hasRemaining()) {
      position += channel.write(source, position);
    }
    return Outcome.done(length);
  }

  String limit() {
    return "too large, expected at most " + largest + " bytes";
  }

  public synchronized Outcome<Integer> append(ByteBuffer source) throws IOException {
    return write(source, channel.size());
  }

  /// @return the number of bytes read, -1 at the end
  public synchronized int read(ByteBuffer target, long offset) throws IOException {
    return channel.read(target, offset);
  }

  public synchronized Outcome<Long> resize(long size) throws IOException {
    if (size > largest) {
      return Outcome.refused(Refusal.Reason.TOO_LARGE, path.text() + ": " + limit());
    }
    if (size < channel.size()) {
      channel.truncate(size);
    } else if (size > channel.size()) {
      channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
    }
    return Outcome.done(size);
  }

  public synchronized void sync() throws IOException {
    channel.force(true);
  }

  HandoutSource source() throws IOException {
    return HandoutSource.of(FileChannel.open(file, StandardOpenOption.READ));
  }

  /// The same bytes under another path.
  synchronized DroppedDraft movedTo(DroppedFolder to, RawPath renamed, Path fresh)
      throws IOException {
    Files.copy(file, fresh, StandardCopyOption.REPLACE_EXISTING);
    DroppedDraft moved = new DroppedDraft(to, renamed, fresh, largest, begunAt);
    moved.tooLarge = tooLarge;
    return moved;
  }

  /// Takes it away; repeatable.
  synchronized void discard() {
    try {
      channel.close();
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
