package org.tallystick.archive;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/// The checksums clients ask for, by the words they use. The weak ones are there to compare copies, never to prove anything.
public enum ChecksumAlgorithm {
  MD5("MD5"),
  SHA1("SHA-1"),
  SHA224("SHA-224"),
  SHA256("SHA-256"),
  SHA384("SHA-384"),
  SHA512("SHA-512"),
  CRC32("");

  /// The Java platform's name; empty for what is no message digest.
  private final String javaName;

  ChecksumAlgorithm(String javaName) {
    this.javaName = javaName;
  }

  /// `md5`, `sha256`, `crc32` …
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ChecksumAlgorithm> named(String word) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.word().equals(word)).findFirst();
  }

  /// One computation under way. Not thread-safe.
  public interface Running {

    void update(ByteBuffer bytes);

    /// The checksum; of CRC-32 its four bytes, the highest first.
    byte[] finish();
  }

  public Running start() {
    return this == CRC32 ? new Cyclic(new CRC32()) : new Digest(digest());
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(javaName);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(javaName + " is part of every Java platform", missing);
    }
  }

  private record Digest(MessageDigest digest) implements Running {
    @Override
    public void update(ByteBuffer bytes) {
      digest.update(bytes);
    }

    @Override
    public byte[] finish() {
      return digest.digest();
    }
  }

  private record Cyclic(CRC32 crc) implements Running {
    @Override
    public void update(ByteBuffer bytes) {
      crc.update(bytes);
    }

    @Override
    public byte[] finish() {
      return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    }
  }
}
