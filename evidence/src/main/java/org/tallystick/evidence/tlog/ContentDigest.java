package org.tallystick.evidence.tlog;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/// What a content *is*: the SHA-256 of its bytes. Documents, listings and event documents are named by it.
public record ContentDigest(Sha256 hash) implements Comparable<ContentDigest> {

  /// The digest of no bytes at all, that of an empty file.
  public static final ContentDigest EMPTY = of(new byte[0]);

  /// Hashes a content that is in memory; for longer ones use a [Hasher].
  public static ContentDigest of(byte[] content) {
    return new ContentDigest(Sha256.over(content));
  }

  /// Takes 32 bytes that already are a digest.
  public static ContentDigest ofBytes(byte[] digest) {
    return new ContentDigest(Sha256.ofBytes(digest));
  }

  /// Reads 64 lower-case hexadecimal digits.
  public static ContentDigest ofHex(CharSequence hex) {
    return new ContentDigest(Sha256.ofHex(hex));
  }

  public byte[] bytes() {
    return hash.bytes();
  }

  public String hex() {
    return hash.hex();
  }

  @Override
  public int compareTo(ContentDigest other) {
    return hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return hex();
  }

  /// Hashes and counts a content while it passes. Not thread-safe; spent after [#digest()].
  public static final class Hasher {

    private final MessageDigest digest = Sha256.digest();
    private long size;

    public void update(byte[] buffer, int offset, int length) {
      digest.update(buffer, offset, length);
      size += length;
    }

    public void update(byte[] buffer) {
      update(buffer, 0, buffer.length);
    }

    /// Takes what remains in the buffer and leaves its position at its limit.
    public void update(ByteBuffer buffer) {
      size += buffer.remaining();
      digest.update(buffer);
    }

    /// How many bytes have passed.
    public long size() {
      return size;
    }

    /// Ends the hashing.
    public ContentDigest digest() {
      return ofBytes(digest.digest());
    }
  }
}
