package org.tallystick.contract.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Bytes read as characters, or the reason why they are not text.
public sealed interface Decoding permits DecodedText, NotText {

  /// Reads at most `maxBytes` bytes of a content. The stream is not closed.
  static Decoding read(InputStream content, int maxBytes) throws IOException {
    byte[] bytes = content.readNBytes(maxBytes + 1);
    boolean cut = bytes.length > maxBytes;
    return of(cut ? Arrays.copyOf(bytes, maxBytes) : bytes, cut);
  }

  /// Decodes the beginning of a content (`cut`) or all of it.
  static Decoding of(byte[] bytes, boolean cut) {
    return Decoder.decode(bytes, cut);
  }
}
