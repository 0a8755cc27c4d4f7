package org.tallystick.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.evidence.tlog.ContentDigest;

/// A file opened for reading, its `file.read` durable. It notes which of its bytes were handed to the client, and their hash. One session reads at a time; guarded by `this`.
public final class OpenedDownload implements Closeable {

  /// Longer pieces are hashed beside the thread that answers.
  private static final int HASHED_AT_ONCE = 32 * 1024;

  private static final int MOST_PIECES_BEHIND = 16;

  private final DirectoryEntry entry;
  private final SeekableByteChannel content;
  private final ServedBytes served;

  /// Confined to one step of `hashed` after the other.
  private final ServedDigest digest;

  private final Semaphore behind = new Semaphore(MOST_PIECES_BEHIND);
  private CompletableFuture<Void> hashed = CompletableFuture.completedFuture(null);

  OpenedDownload(DirectoryEntry entry, SeekableByteChannel content) {
    this.entry = entry;
    this.content = content;
    this.served = new ServedBytes(entry.size());
    this.digest = new ServedDigest(entry.size());
  }

  public DirectoryEntry entry() {
    return entry;
  }

  public long size() {
    return entry.size();
  }

  /// @return the number of bytes read, -1 at the end
  /// @throws DamagedContentException the archive's copy ends too early
  public synchronized int read(ByteBuffer target, long offset) throws IOException {
    if (offset >= size()) {
      return -1;
    }
    content.position(offset);
    int wanted = (int) Math.min(target.remaining(), size() - offset);
    int count = content.read(target.slice(target.position(), wanted));
    if (count < 0) {
      throw new DamagedContentException(
          "TLY-0681 content "
              + expected()
              + ": ends before byte "
              + offset
              + ", expected "
              + size()
              + " bytes; run ./tallystick fsck and put the file back from a backup");
    }
    target.position(target.position() + count);
    return count;
  }

  /// What remains in the buffer was handed to the connection; its bytes do not change any more.
  public synchronized void served(long offset, ByteBuffer bytes) {
    served.add(offset, bytes.remaining());
    if (bytes.remaining() <= HASHED_AT_ONCE && hashed.isDone()) {
      digest.add(offset, bytes);
      return;
    }
    behind.acquireUninterruptibly();
    hashed =
        hashed.thenRunAsync(() -> {
          try {
            digest.add(offset, bytes);
          } finally {
            behind.release();
          }
        });
  }

  /// How many bytes of the file were served at least once.
  public synchronized long served() {
    return served.count();
  }

  /// Whether every byte of the file was served at least once.
  public synchronized boolean isComplete() {
    return served.count() == size();
  }

  /// Of the bytes that were handed over, in the order of the file; empty when some are missing or the order was too wild to tell.
  public synchronized Optional<ContentDigest> servedHash() {
    hashed.join();
    return digest.whole();
  }

  /// What the bytes of this version hash to.
  ContentDigest expected() {
    return entry.file().orElseThrow().digest();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
