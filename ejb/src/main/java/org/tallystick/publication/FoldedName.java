package org.tallystick.publication;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.tlog.ContentDigest;

/// A name without what people and file systems do not tell apart: case and the form of Unicode. Names that are not the same bytes but fold alike are easily mistaken.
public record FoldedName(String text) {

  public static FoldedName of(RawName name) {
    String composed = Normalizer.normalize(name.text(), Normalizer.Form.NFC);
    String cased = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return new FoldedName(Normalizer.normalize(cased, Normalizer.Form.NFC));
  }

  /// Eight bytes to find it by; others may have the same.
  public long key() {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(ContentDigest.of(utf8).bytes()).getLong();
  }
}
