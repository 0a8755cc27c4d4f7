package org.tallystick.evidence.json;

/// A JSON value in canonical form.
public sealed interface CanonicalJson permits JsonObject, JsonArray, JsonString, JsonInteger {

  int MAX_BYTES = 1 << 20;

  int MAX_DEPTH = 32;

  /// Reads one value and nothing else.
  ///
  /// @throws MalformedJsonException when the bytes are not its canonical form
  static CanonicalJson parse(byte[] bytes) {
    return CanonicalParser.parse(bytes);
  }

  /// The one byte string this value has.
  default byte[] bytes() {
    return CanonicalWriter.write(this);
  }
}
