package org.tallystick.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.publication.DigestAlgorithm;

/// The digests of a file, made while its bytes pass. Not thread-safe; each is taken once.
public final class PassingDigests {

  private static final int BUFFER = 256 * 1024;

  private final MessageDigest sha256 = DigestAlgorithm.SHA256.begin();
  private final Map<DigestAlgorithm, MessageDigest> others = new EnumMap<>(DigestAlgorithm.class);

  /// @param others which are needed besides SHA-256
  public PassingDigests(Set<DigestAlgorithm> others) {
    others.forEach(algorithm -> this.others.put(algorithm, algorithm.begin()));
  }

  /// What is in the file already passes.
  public void read(Path beginning) throws IOException {
    try (InputStream in = Files.newInputStream(beginning);
        OutputStream past = through(OutputStream.nullOutputStream())) {
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        past.write(buffer, 0, count);
      }
    }
  }

  /// What is written to the result passes, and goes on into that stream.
  public OutputStream through(OutputStream into) {
    OutputStream all = new DigestOutputStream(into, sha256);
    for (MessageDigest other : others.values()) {
      all = new DigestOutputStream(all, other);
    }
    return all;
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
