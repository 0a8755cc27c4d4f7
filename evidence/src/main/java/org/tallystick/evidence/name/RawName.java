package org.tallystick.evidence.name;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One directory entry's name: 1 to 255 bytes (`NAME-1`). Ordered unsigned and bytewise, as listings are.
public final class RawName implements Comparable<RawName> {

  public static final int MAX_BYTES = 255;

  private final byte[] bytes;

  private RawName(byte[] owned) {
    String fault = fault(owned);
    if (fault != null) {
      throw new IllegalArgumentException("name \"" + DisplayText.of(owned) + "\": " + fault);
    }
    this.bytes = owned;
  }

  public static RawName of(byte[] name) {
    return new RawName(name.clone());
  }

  /// The UTF-8 bytes of a name written by us or by a person.
  public static RawName of(String name) {
    return new RawName(name.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads what [#encoded()] wrote.
  public static RawName decode(String encoded) {
    return new RawName(PercentEncoding.decode(encoded));
  }

  /// Whether [#of(byte[])] would take these bytes, for input that may well be wrong.
  public static boolean isValid(byte[] name) {
    return fault(name) == null;
  }

  private static @Nullable String fault(byte[] name) {
    if (name.length == 0 || name.length > MAX_BYTES) {
      return name.length + " bytes, expected 1 to " + MAX_BYTES;
    }
    if (name[0] == '.' && (name.length == 1 || (name.length == 2 && name[1] == '.'))) {
      return "stands for a directory, expected a name";
    }
    for (byte b : name) {
      if (b == '/' || b == 0) {
        return "holds a " + (b == 0 ? "NUL" : "slash") + ", expected a name without";
      }
    }
    return null;
  }

  /// A copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// The name with more at its end.
  ///
  /// @throws IllegalArgumentException when that is too long to be a name, or none
  public RawName followedBy(String end) {
    byte[] more = end.getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, whole, bytes.length, more.length);
    return new RawName(whole);
  }

  /// How many bytes the name has.
  public int length() {
    return bytes.length;
  }

  /// The reversible spelling for JSON, listings and keys (`NAME-3`).
  public String encoded() {
    return PercentEncoding.encode(bytes);
  }

  /// For people: UTF-8, with `\xNN` for bytes that are not and for control characters.
  public String text() {
    return DisplayText.of(bytes);
  }

  @Override
  public int compareTo(RawName other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawName that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return text();
  }
}
