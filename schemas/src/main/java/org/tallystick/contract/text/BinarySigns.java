package org.tallystick.contract.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.Optional;

/// What shows that bytes are no text: a well-known beginning, or a byte that no text has.
final class BinarySigns {

  private static final Map<String, String> BEGINNINGS =
      Map.ofEntries(
          Map.entry("PK\3\4", "a ZIP archive or an office document"),
          Map.entry("PK\5\6", "an empty ZIP archive"),
          Map.entry("%PDF-", "a PDF document"),
          Map.entry("\u001f\u008b", "gzip data"),
          Map.entry("BZh", "bzip2 data"),
          Map.entry("\u00fd7zXZ", "xz data"),
          Map.entry("7z\u00bc\u00af", "a 7-Zip archive"),
          Map.entry("(\u00b5/\u00fd", "Zstandard data"),
          Map.entry("\u00d0\u00cf\u0011\u00e0", "an old office document"),
          Map.entry("\u0089PNG\r\n", "a PNG image"),
          Map.entry("\u00ff\u00d8\u00ff", "a JPEG image"),
          Map.entry("GIF8", "a GIF image"),
          Map.entry("\u007fELF", "a program"));

  /// Control characters that texts do have: layout, end of file, and the separators of EDIFACT level B and X12.
  private static final String TEXT_CONTROLS =
      "\t\n\u000b\f\r\u001a\u001b\u001c\u001d\u001e\u001f\b";

  private BinarySigns() {}

  static Optional<NotText> find(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 8), ISO_8859_1);
    for (Map.Entry<String, String> beginning : BEGINNINGS.entrySet()) {
      if (head.startsWith(beginning.getKey())) {
        return Optional.of(new NotText(beginning.getValue()));
      }
    }
    for (int at = 0; at < bytes.length; at++) {
      byte b = bytes[at];
      if (b >= 0 && b < 0x20 && TEXT_CONTROLS.indexOf(b) < 0) {
        return Optional.of(
            new NotText("a byte that no text has: 0x%02x at offset %d".formatted(b, at)));
      }
    }
    return Optional.empty();
  }
}
