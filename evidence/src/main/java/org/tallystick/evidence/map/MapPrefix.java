package org.tallystick.evidence.map;

import java.util.Arrays;
import java.util.HexFormat;

/// The first bytes of keys, 0 to 31 of them: which group.
public final class MapPrefix {

  public static final MapPrefix ROOT = new MapPrefix(new byte[0]);

  private final byte[] bytes;

  private MapPrefix(byte[] bytes) {
    this.bytes = bytes;
  }

  static MapPrefix of(SubjectKey key, int length) {
    return new MapPrefix(Arrays.copyOf(key.bytes(), length));
  }

  MapPrefix then(int place) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = (byte) place;
    return new MapPrefix(longer);
  }

  /// How many bytes of a key it is.
  public int length() {
    return bytes.length;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MapPrefix that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    // Spread further than Arrays.hashCode does: of two bytes that makes only some 8,000 values.
    int hash = bytes.length;
    for (byte each : bytes) {
      hash = (hash ^ each) * 0x01000193;
    }
    return hash;
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
