package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.platform.Sql;
import org.tallystick.platform.Transactions;
import org.tallystick.publication.DigestAlgorithm;

/// The checksums of stored content besides SHA-256. Each is computed once, few at a time, and kept: content never changes. Thread-safe.
@ApplicationScoped
public class ContentChecksums {

  private static final Logger LOGGER = Logger.getLogger(ContentChecksums.class.getName());
  private static final int MOST_KEPT = 10_000;

  /// Computing takes a core each; the rest waits.
  private static final int AT_A_TIME = 2;

  private static final int BUFFER = 256 * 1024;

  private static final String FIND =
      "select checksum from content_checksum where sha256 = ? and algorithm = ?";
  private static final String STORE =
      "insert into content_checksum (sha256, algorithm, checksum) select ?, ?, ? from content"
          + " where sha256 = ? and not exists (select 1 from content_checksum where sha256 = ? and algorithm = ?)";

  private record Question(ContentDigest content, ChecksumAlgorithm algorithm) {}

  /// @param isStored whether the database has it
  private record Kept(byte[] checksum, boolean isStored) {}

  /// Opens the content from its first byte.
  interface Opening {
    ReadableByteChannel open() throws IOException;
  }

  @Inject private Sql sql;
  @Inject private Transactions transactions;

  private final Semaphore computing = new Semaphore(AT_A_TIME, true);

  // guarded by itself
  private final Map<Question, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Kept> eldest) {
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
    Optional<Kept> known = known(question).or(() -> stored(question));
    Kept answer = known.isPresent() ? known.get() : new Kept(compute(algorithm, opening), false);
    if (!answer.isStored()) {
      store(question, answer.checksum());
    }
    remember(question, new Kept(answer.checksum(), true));
    return answer.checksum().clone();
  }

  private Optional<Kept> known(Question question) {
    synchronized (kept) {
      return Optional.ofNullable(kept.get(question));
    }
  }

  private Optional<Kept> stored(Question question) {
    return transactions.call(() ->
        sql.first(
            FIND,
            row -> new Kept(row.getBytes(1), true),
            question.content().bytes(),
            question.algorithm().word()));
  }

  private void remember(Question question, Kept checksum) {
    synchronized (kept) {
      kept.put(question, checksum);
    }
  }

  /// Has at hand what was made when the content came.
  void remember(ContentDigest content, DigestAlgorithm algorithm, String hex) {
    ChecksumAlgorithm.named(algorithm.field())
        .map(known -> new Question(content, known))
        .ifPresent(question -> remember(question, new Kept(HexFormat.of().parseHex(hex), false)));
  }

  private void store(Question question, byte[] checksum) {
    byte[] content = question.content().bytes();
    String word = question.algorithm().word();
    try {
      transactions.call(() -> sql.change(STORE, content, word, checksum, content, content, word));
    } catch (RuntimeException notStored) {
      LOGGER.log(
          Level.FINE, "a checksum was computed and not stored; it is computed again", notStored);
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
