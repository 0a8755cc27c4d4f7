package org.tallystick.search.index;

import java.text.Normalizer;

/// Text on its way into the index.
final class IndexText {

  /// The engine refuses a single value of more than 32,766 bytes.
  private static final int MAX_TERM = 1000;

  private IndexText() {}

  /// One form for each letter with an accent.
  static String clean(String text) {
    return Normalizer.isNormalized(text, Normalizer.Form.NFC)
        ? text
        : Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  static String cut(String term) {
    return term.length() > MAX_TERM ? term.substring(0, MAX_TERM) : term;
  }
}
