package org.tallystick.archive;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.tlog.ContentDigest;

/// The running SHA-256 of a file as it is handed over, in the order of the file. Not thread-safe.
///
/// Clients that read ahead ask a little out of order: what comes early waits, within {@link #MOST_WAITING} bytes. Of a byte that is handed over again only the first time counts.
final class ServedDigest {

  /// In bytes.
  static final int MOST_WAITING = 4 << 20;

  /// What a waiting piece costs beside its bytes, so that many tiny ones are bounded too.
  private static final int PIECE = 128;

  private final long size;
  private final ContentDigest.Hasher hasher = new ContentDigest.Hasher();
  private final TreeMap<Long, byte[]> waiting = new TreeMap<>();
  private long waitingBytes;
  private boolean disordered;
  private @Nullable ContentDigest digest;

  ServedDigest(long size) {
    this.size = size;
  }

  /// Takes what remains in the buffer, which was handed over from `offset` of the file on.
  void add(long offset, ByteBuffer bytes) {
    if (disordered || offset >= size) {
      return;
    }
    if (offset > hasher.size()) {
      keep(offset, bytes);
      return;
    }
    hash(offset, bytes);
    while (!waiting.isEmpty() && waiting.firstKey() <= hasher.size()) {
      Map.Entry<Long, byte[]> next = waiting.pollFirstEntry();
      waitingBytes -= next.getValue().length + PIECE;
      hash(next.getKey(), ByteBuffer.wrap(next.getValue()));
    }
  }

  private void hash(long offset, ByteBuffer bytes) {
    long known = hasher.size() - offset;
    long end = Math.min(bytes.remaining(), size - offset);
    if (known < end) {
      hasher.update(bytes.slice(bytes.position() + (int) known, (int) (end - known)));
    }
  }

  private void keep(long offset, ByteBuffer bytes) {
    byte[] before = waiting.get(offset);
    if (before != null && before.length >= bytes.remaining()) {
      return;
    }
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    waiting.put(offset, copy);
    waitingBytes += copy.length - (before == null ? -PIECE : before.length);
    if (waitingBytes > MOST_WAITING) {
      disordered = true;
      waiting.clear();
    }
  }

  /// Whether it was handed over in so much disorder that its hash cannot be told any more.
  boolean isDisordered() {
    return disordered;
  }

  /// Of the whole file; empty as long as not every byte was handed over, and when it is disordered. Nothing is added afterwards.
  Optional<ContentDigest> whole() {
    if (digest == null && !disordered && hasher.size() == size) {
      digest = hasher.digest();
    }
    return Optional.ofNullable(digest);
  }
}
