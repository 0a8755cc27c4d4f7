package org.tallystick.publication;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;

/// The end of a name that says something about the rest, `.done`; case does not matter.
public record Suffix(String text) {

  private static final int LONGEST = 30;

  public Suffix {
    if (!text.matches("[.][!-~&&[^/]]{1," + (LONGEST - 1) + "}")) {
      throw new IllegalArgumentException(
          "suffix '" + text + "': expected a dot and 1 to 29 letters, digits or signs");
    }
  }

  /// The name without it; empty when it does not end so, or nothing else is left.
  public Optional<RawName> strip(RawName name) {
    byte[] bytes = name.bytes();
    int rest = bytes.length - text.length();
    if (rest < 1) {
      return Optional.empty();
    }
    String end = new String(bytes, rest, text.length(), StandardCharsets.ISO_8859_1);
    byte[] left = Arrays.copyOf(bytes, rest);
    return end.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))
            && RawName.isValid(left)
        ? Optional.of(RawName.of(left))
        : Optional.empty();
  }

  /// The name without its last suffix, whatever that is: of `order.xml`, `order`. Empty when it has none.
  public static Optional<RawName> withoutLast(RawName name) {
    byte[] bytes = name.bytes();
    int dot = bytes.length - 1;
    while (dot > 0 && bytes[dot] != '.') {
      dot--;
    }
    byte[] left = Arrays.copyOf(bytes, dot);
    return RawName.isValid(left) ? Optional.of(RawName.of(left)) : Optional.empty();
  }

  /// The name with it; empty when that is too long to be a name.
  public Optional<RawName> append(RawName name) {
    return name.length() + text.length() <= RawName.MAX_BYTES
        ? Optional.of(name.followedBy(text))
        : Optional.empty();
  }
}
