package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.tlog.ContentDigest;

/// Computes checksums of stored content, few at a time, and keeps the last ones: content never changes. Thread-safe.
@ApplicationScoped
public class RecentChecksums {

  private static final int MOST_KEPT = 10_000;

  /// Computing takes a core each; the rest waits.
  private static final int AT_A_TIME = 2;

  private static final int BUFFER = 256 * 1024;

  private record Question(ContentDigest content, ChecksumAlgorithm algorithm) {}

  /// Opens the content from its first byte.
  interface Opening {
    ReadableByteChannel open() throws IOException;
  }

  private final Semaphore computing = new Semaphore(AT_A_TIME, true);

  // guarded by itself
  private final Map<Question, byte[]> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, byte[]> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /// @return of SHA-256 the digest itself, without opening anything
  byte[] of(ContentDigest content, ChecksumAlgorithm algorithm, Opening opening)
      throws IOException {
    if (algorithm == ChecksumAlgorithm.SHA256) {
      return content.bytes();
    }
    Question question = new Question(content, algorithm);
    byte[] known = known(question);
    if (known != null) {
      return known.clone();
    }
    byte[] computed = compute(algorithm, opening);
    synchronized (kept) {
      kept.put(question, computed);
    }
    return computed.clone();
  }

  private byte @Nullable [] known(Question question) {
    synchronized (kept) {
      return kept.get(question);
    }
  }

  private byte[] compute(ChecksumAlgorithm algorithm, Opening opening) throws IOException {
    try {
      computing.acquire();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the server stops");
    }
    try (ReadableByteChannel content = opening.open()) {
      ChecksumAlgorithm.Running running = algorithm.start();
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      while (content.read(buffer) >= 0) {
        running.update(buffer.flip());
        buffer.clear();
      }
      return running.finish();
    } finally {
      computing.release();
    }
  }
}
