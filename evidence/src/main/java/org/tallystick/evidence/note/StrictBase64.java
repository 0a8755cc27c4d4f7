package org.tallystick.evidence.note;

import java.util.Base64;

/// RFC 4648 §4 with padding, in the one form a writer gives.
public final class StrictBase64 {

  private StrictBase64() {}

  public static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// @throws MalformedNoteException also for bits beyond the last byte, which a lenient reader drops
  public static byte[] decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedNoteException("base64 \"" + cut(text) + "\": " + e.getMessage());
    }
    if (!encode(bytes).equals(text)) {
      throw new MalformedNoteException(
          "base64 \"" + cut(text) + "\": expected the form with padding and no bits left over");
    }
    return bytes;
  }

  private static String cut(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
