package org.tallystick.evidence.json;

/// A string of Unicode characters (`JSON-3`).
public record JsonString(String value) implements CanonicalJson {

  public JsonString {
    requireWellFormed(value);
  }

  static void requireWellFormed(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (!pair) {
        throw new MalformedJsonException("string with a lone surrogate at character " + i);
      }
      i++;
    }
  }
}
