package org.tallystick.evidence.json;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/// RFC 8785 §3.2: no white space, members sorted, shortest escapes.
final class CanonicalWriter {

  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder text = new StringBuilder(256);

  private CanonicalWriter() {}

  static byte[] write(CanonicalJson value) {
    CanonicalWriter writer = new CanonicalWriter();
    writer.value(value, 1);
    byte[] bytes = writer.text.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > CanonicalJson.MAX_BYTES) {
      throw new MalformedJsonException(
          "JSON of " + bytes.length + " bytes: expected at most " + CanonicalJson.MAX_BYTES);
    }
    return bytes;
  }

  private void value(CanonicalJson value, int depth) {
    switch (value) {
      case JsonString string -> string(string.value());
      case JsonInteger integer -> text.append(integer.value());
      case JsonArray array -> array(array, depth);
      case JsonObject object -> object(object, depth);
    }
  }

  private void array(JsonArray array, int depth) {
    CanonicalParser.requireDepth(depth);
    char before = '[';
    for (CanonicalJson element : array.elements()) {
      text.append(before);
      value(element, depth + 1);
      before = ',';
    }
    text.append(array.elements().isEmpty() ? "[]" : "]");
  }

  private void object(JsonObject object, int depth) {
    CanonicalParser.requireDepth(depth);
    char before = '{';
    for (Map.Entry<String, CanonicalJson> member : object.members().entrySet()) {
      text.append(before);
      string(member.getKey());
      text.append(':');
      value(member.getValue(), depth + 1);
      before = ',';
    }
    text.append(object.members().isEmpty() ? "{}" : "}");
  }

  /// RFC 8785 §3.2.2.2.
  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\b' -> text.append("\\b");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\f' -> text.append("\\f");
        case '\r' -> text.append("\\r");
        default -> {
          if (c < 0x20) {
            HEX.toHexDigits(text.append("\\u00"), (byte) c);
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
