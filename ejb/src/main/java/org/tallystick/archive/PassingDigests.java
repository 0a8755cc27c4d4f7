package org.tallystick.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.publication.DigestAlgorithm;

/// The digests of a file, made while its bytes pass: what is written to it is hashed and goes nowhere else, or on into another stream. Not thread-safe; each is taken once.
public final class PassingDigests extends OutputStream {

  private static final int BUFFER = 256 * 1024;

  /// From how many bytes on a thread of its own pays.
  private static final int BESIDE = 32 * 1024;

  private final MessageDigest sha256 = DigestAlgorithm.SHA256.begin();
  private final Map<DigestAlgorithm, MessageDigest> others = new EnumMap<>(DigestAlgorithm.class);

  /// @param others which are needed besides SHA-256
  public PassingDigests(Set<DigestAlgorithm> others) {
    others.forEach(algorithm -> this.others.put(algorithm, algorithm.begin()));
  }

  /// What is in the file already passes.
  public void read(Path beginning) throws IOException {
    try (InputStream in = Files.newInputStream(beginning)) {
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        write(buffer, 0, count);
      }
    }
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    sha256.update(bytes, from, length);
    others.values().forEach(digest -> digest.update(bytes, from, length));
  }

  /// What is written to the result passes, and goes on into that stream; a longer piece is hashed while it is written.
  public OutputStream through(OutputStream into) {
    return new FilterOutputStream(into) {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        if (length < BESIDE) {
          PassingDigests.this.write(bytes, from, length);
          out.write(bytes, from, length);
          return;
        }
        CompletableFuture<Void> hashed =
            CompletableFuture.runAsync(() -> PassingDigests.this.write(bytes, from, length));
        try {
          out.write(bytes, from, length);
        } finally {
          hashed.join();
        }
      }
    };
  }

  /// @param size of all that passed, in bytes
  public StoredContent content(long size) {
    return new StoredContent(ContentDigest.ofBytes(sha256.digest()), size);
  }

  /// In hex, without SHA-256.
  public Map<DigestAlgorithm, String> others() {
    Map<DigestAlgorithm, String> made = new EnumMap<>(DigestAlgorithm.class);
    others.forEach(
        (algorithm, digest) -> made.put(algorithm, HexFormat.of().formatHex(digest.digest())));
    return made;
  }
}
