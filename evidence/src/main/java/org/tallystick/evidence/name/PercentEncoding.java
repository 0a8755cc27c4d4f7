package org.tallystick.evidence.name;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Bytes as RFC 3986 text (`NAME-3`), a bijection between byte strings and their encodings.
final class PercentEncoding {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length + 16);
    for (byte b : bytes) {
      if (isUnreserved(b)) {
        text.append((char) b);
      } else {
        HEX.toHexDigits(text.append('%'), b);
      }
    }
    return text.toString();
  }

  static byte[] decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '%') {
        bytes.write(escaped(text, at));
        at += 3;
      } else if (c < 0x80 && isUnreserved((byte) c)) {
        bytes.write(c);
        at++;
      } else {
        throw malformed(text, at, "a character that must be written as %XX");
      }
    }
    return bytes.toByteArray();
  }

  private static byte escaped(String text, int at) {
    if (at + 3 > text.length()) {
      throw malformed(text, at, "an escape cut short");
    }
    String digits = text.substring(at + 1, at + 3);
    if (!digits.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'))) {
      throw malformed(text, at, "an escape that is not two upper-case hexadecimal digits");
    }
    byte value = (byte) HexFormat.fromHexDigits(digits);
    if (isUnreserved(value)) {
      throw malformed(text, at, "an escape of a character that stands for itself");
    }
    return value;
  }

  private static IllegalArgumentException malformed(String text, int at, String found) {
    byte[] shown = text.getBytes(StandardCharsets.UTF_8);
    return new IllegalArgumentException(
        "encoded name of " + shown.length + " bytes: at character " + at + " found " + found);
  }

  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '.'
        || b == '_'
        || b == '~';
  }
}
