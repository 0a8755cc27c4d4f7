package org.tallystick.evidence.tlog;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// 32 bytes that came out of SHA-256. What they are the hash *of* is said by the type around them
/// ([ContentDigest], [LeafHash], [NodeHash] …), so that one is never taken for another.
public final class Sha256 implements Comparable<Sha256> {

  public static final int LENGTH = 32;

  /// 32 zero bytes: the `chain` before a subject's first event, and an absent child of the subject map.
  public static final Sha256 ZERO = new Sha256(new byte[LENGTH]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;

  private Sha256(byte[] owned) {
    this.bytes = owned;
  }

  /// The hash of the parts, one after the other.
  public static Sha256 over(byte[]... parts) {
    MessageDigest digest = digest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Sha256(digest.digest());
  }

  /// The hash of one byte and two hashes, as trees hash.
  public static Sha256 over(byte first, Sha256 left, Sha256 right) {
    MessageDigest digest = digest();
    digest.update(first);
    digest.update(left.bytes);
    digest.update(right.bytes);
    return new Sha256(digest.digest());
  }

  /// Takes a finished hash, for example from a database column.
  public static Sha256 ofBytes(byte[] hash) {
    if (hash.length != LENGTH) {
      throw new IllegalArgumentException(
          "SHA-256 hash of " + hash.length + " bytes: expected " + LENGTH);
    }
    return new Sha256(hash.clone());
  }

  /// Reads 64 lower-case hexadecimal digits (`TLOG-1`).
  public static Sha256 ofHex(CharSequence hex) {
    if (hex.length() != 2 * LENGTH || !hex.chars().allMatch(Sha256::isLowerHex)) {
      throw new IllegalArgumentException(
          "SHA-256 hash \"" + hex + "\": expected 64 lower-case hexadecimal digits");
    }
    return new Sha256(HEX.parseHex(hex));
  }

  private static boolean isLowerHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /// A fresh digest for whoever hashes a stream. Every Java platform must have SHA-256.
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no SHA-256", e);
    }
  }

  /// A copy of the 32 bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// The byte at an index, 0 to 255.
  public int at(int index) {
    return bytes[index] & 0xff;
  }

  public String hex() {
    return HEX.formatHex(bytes);
  }

  /// Unsigned, byte by byte; the same order as that of [#hex()].
  @Override
  public int compareTo(Sha256 other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
