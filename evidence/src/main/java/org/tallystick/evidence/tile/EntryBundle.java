package org.tallystick.evidence.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Up to 256 leaves in a row: each with its length before it, two bytes, big-endian. C2SP tlog-tiles "Log entries".
public record EntryBundle(List<byte[]> leaves) {

  private static final int LONGEST = 0xffff;

  public EntryBundle {
    leaves = List.copyOf(leaves);
  }

  /// @throws IllegalArgumentException when the bytes end within a leaf, or hold more than 256
  public static EntryBundle parse(byte[] bytes) {
    List<byte[]> leaves = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int begin = at + 2;
      int end = begin > bytes.length ? Integer.MAX_VALUE : begin + length(bytes, at);
      if (end > bytes.length || leaves.size() == TilePath.FULL) {
        throw new IllegalArgumentException(
            "entry bundle of " + bytes.length + " bytes: no whole leaf at byte " + at);
      }
      leaves.add(Arrays.copyOfRange(bytes, begin, end));
      at = end;
    }
    return new EntryBundle(leaves);
  }

  private static int length(byte[] bytes, int at) {
    return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] leaf : leaves) {
      if (leaf.length > LONGEST) {
        throw new IllegalArgumentException(
            "leaf of " + leaf.length + " bytes: expected at most " + LONGEST);
      }
      bytes.write(leaf.length >> 8);
      bytes.write(leaf.length);
      bytes.writeBytes(leaf);
    }
    return bytes.toByteArray();
  }
}
