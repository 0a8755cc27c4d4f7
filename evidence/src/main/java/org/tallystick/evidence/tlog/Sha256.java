package org.tallystick.evidence.tlog;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// 32 bytes that came out of SHA-256. What they are the hash *of* is said by the type around them
/// ([ContentDigest], [LeafHash], [NodeHash] …), so that one is never taken for another.
public final class Sha256 implements Comparable<Sha256> {

  public static final int LENGTH = 32;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /// 32 zero bytes: the `chain` before a subject's first event, and an absent child of the subject map.
  public static final Sha256 ZERO = new Sha256(new byte[LENGTH]);

  private static final HexFormat HEX = HexFormat.of();

  private static final ThreadLocal<Hasher> HASHER = ThreadLocal.withInitial(Hasher::new);

  // In one object: trees hold millions of them.
  private final long a;
  private final long b;
  private final long c;
  private final long d;

  private Sha256(byte[] hash) {
    a = (long) LONGS.get(hash, 0);
    b = (long) LONGS.get(hash, 8);
    c = (long) LONGS.get(hash, 16);
    d = (long) LONGS.get(hash, 24);
  }

  /// One thread's digest, and the bytes of a tree's node.
  private static final class Hasher {
    private final MessageDigest digest = digest();
    private final byte[] node = new byte[1 + 2 * LENGTH];

    /// Whoever failed half-way leaves nothing behind.
    MessageDigest begin() {
      digest.reset();
      return digest;
    }
  }

  /// The hash of the parts, one after the other.
  public static Sha256 over(byte[]... parts) {
    MessageDigest digest = HASHER.get().begin();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return new Sha256(digest.digest());
  }

  /// The hash of one byte and two hashes, as trees hash.
  public static Sha256 over(byte first, Sha256 left, Sha256 right) {
    Hasher hasher = HASHER.get();
    hasher.node[0] = first;
    left.put(hasher.node, 1);
    right.put(hasher.node, 1 + LENGTH);
    return new Sha256(hasher.begin().digest(hasher.node));
  }

  /// Takes a finished hash, for example from a database column.
  public static Sha256 ofBytes(byte[] hash) {
    if (hash.length != LENGTH) {
      throw new IllegalArgumentException(
          "SHA-256 hash of " + hash.length + " bytes: expected " + LENGTH);
    }
    return new Sha256(hash);
  }

  /// Reads 64 lower-case hexadecimal digits (`TLOG-1`).
  public static Sha256 ofHex(CharSequence hex) {
    if (!isLowerHex(hex)) {
      throw new IllegalArgumentException(
          "SHA-256 hash \"" + hex + "\": expected 64 lower-case hexadecimal digits");
    }
    return new Sha256(HEX.parseHex(hex));
  }

  private static boolean isLowerHex(CharSequence hex) {
    boolean all = hex.length() == 2 * LENGTH;
    for (int i = 0; all && i < hex.length(); i++) {
      all = isLowerHex(hex.charAt(i));
    }
    return all;
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

  /// The 32 bytes, in an array of the caller's own.
  public byte[] bytes() {
    byte[] bytes = new byte[LENGTH];
    put(bytes, 0);
    return bytes;
  }

  private void put(byte[] into, int at) {
    LONGS.set(into, at, a);
    LONGS.set(into, at + 8, b);
    LONGS.set(into, at + 16, c);
    LONGS.set(into, at + 24, d);
  }

  /// The byte at an index, 0 to 255.
  public int at(int index) {
    long part =
        switch (index >> 3) {
          case 0 -> a;
          case 1 -> b;
          case 2 -> c;
          default -> d;
        };
    return (int) (part >>> (56 - 8 * (index & 7))) & 0xff;
  }

  public String hex() {
    return HEX.formatHex(bytes());
  }

  /// Unsigned, byte by byte; the same order as that of [#hex()].
  @Override
  public int compareTo(Sha256 other) {
    if (a != other.a) {
      return Long.compareUnsigned(a, other.a);
    }
    if (b != other.b) {
      return Long.compareUnsigned(b, other.b);
    }
    return c != other.c ? Long.compareUnsigned(c, other.c) : Long.compareUnsigned(d, other.d);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 that && a == that.a && b == that.b && c == that.c && d == that.d;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(a ^ d);
  }

  @Override
  public String toString() {
    return hex();
  }
}
