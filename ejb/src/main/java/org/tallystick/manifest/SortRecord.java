package org.tallystick.manifest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.tallystick.evidence.tlog.ContentDigest;

/// One file of one side, to be compared with the other's: ordered by name, direction and digest.
///
/// @param key the name, a zero byte, 0 for inbound or 1, the digest
/// @param size in bytes; -1 when it is not said
/// @param reference the leaf of ours, the line of theirs
/// @param taken whether the partner has fetched it whole
record SortRecord(byte[] key, long size, long reference, boolean taken)
    implements Comparable<SortRecord> {

  private static final int DIGEST = 32;

  static SortRecord of(
      byte[] name,
      boolean inbound,
      ContentDigest digest,
      long size,
      long reference,
      boolean taken) {
    byte[] key = Arrays.copyOf(name, name.length + 2 + DIGEST);
    key[name.length] = 0;
    key[name.length + 1] = (byte) (inbound ? 0 : 1);
    System.arraycopy(digest.bytes(), 0, key, name.length + 2, DIGEST);
    return new SortRecord(key, size, reference, taken);
  }

  byte[] name() {
    return Arrays.copyOf(key, key.length - DIGEST - 2);
  }

  boolean isInbound() {
    return key[key.length - DIGEST - 1] == 0;
  }

  ContentDigest digest() {
    return ContentDigest.ofBytes(Arrays.copyOfRange(key, key.length - DIGEST, key.length));
  }

  /// Whether it has the same name and direction.
  boolean isNamedAs(SortRecord other) {
    return Arrays.equals(key, 0, key.length - DIGEST, other.key, 0, other.key.length - DIGEST);
  }

  @Override
  public int compareTo(SortRecord other) {
    return Arrays.compareUnsigned(key, other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SortRecord that
        && Arrays.equals(key, that.key)
        && size == that.size
        && reference == that.reference
        && taken == that.taken;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeShort(key.length);
    out.write(key);
    out.writeLong(size);
    out.writeLong(reference);
    out.writeBoolean(taken);
  }

  static Optional<SortRecord> read(DataInputStream in) throws IOException {
    int length;
    try {
      length = in.readUnsignedShort();
    } catch (EOFException end) {
      return Optional.empty();
    }
    return Optional.of(
        new SortRecord(in.readNBytes(length), in.readLong(), in.readLong(), in.readBoolean()));
  }
}
