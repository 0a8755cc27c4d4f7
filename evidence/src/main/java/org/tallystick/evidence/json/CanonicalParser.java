package org.tallystick.evidence.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Recursive descent over bytes that must be canonical; stops at the first character that is not (`JSON-1` to `JSON-5`).
final class CanonicalParser {

  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,15}");

  private final String text;
  private int at;

  private CanonicalParser(String text) {
    this.text = text;
  }

  static CanonicalJson parse(byte[] bytes) {
    if (bytes.length > CanonicalJson.MAX_BYTES) {
      throw new MalformedJsonException(
          "JSON of " + bytes.length + " bytes: expected at most " + CanonicalJson.MAX_BYTES);
    }
    CanonicalParser parser = new CanonicalParser(decode(bytes));
    CanonicalJson value = parser.value(1);
    if (parser.at != parser.text.length()) {
      throw parser.unexpected("the end");
    }
    return value;
  }

  static void requireDepth(int depth) {
    if (depth > CanonicalJson.MAX_DEPTH) {
      throw new MalformedJsonException(
          "JSON nested deeper than " + CanonicalJson.MAX_DEPTH + " levels");
    }
  }

  private static String decode(byte[] bytes) {
    try {
      // A new decoder reports what is malformed, and takes encoded surrogates for that.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      MalformedJsonException malformed = new MalformedJsonException("JSON that is not UTF-8");
      malformed.initCause(e);
      throw malformed;
    }
  }

  private CanonicalJson value(int depth) {
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> new JsonString(string());
      default -> integer();
    };
  }

  private JsonObject object(int depth) {
    requireDepth(depth);
    TreeMap<String, CanonicalJson> members = new TreeMap<>();
    expect('{');
    if (take('}')) {
      return new JsonObject(members);
    }
    String previous = null;
    do {
      String name = memberName(previous);
      expect(':');
      members.put(name, value(depth + 1));
      previous = name;
    } while (take(','));
    expect('}');
    return new JsonObject(members);
  }

  private String memberName(@Nullable String previous) {
    int start = at;
    String name = string();
    if (previous != null && name.compareTo(previous) <= 0) {
      at = start;
      throw unexpected("a member after \"" + previous + "\", ascending and none twice");
    }
    return name;
  }

  private JsonArray array(int depth) {
    requireDepth(depth);
    List<CanonicalJson> elements = new ArrayList<>();
    expect('[');
    if (take(']')) {
      return new JsonArray(elements);
    }
    do {
      elements.add(value(depth + 1));
    } while (take(','));
    expect(']');
    return new JsonArray(elements);
  }

  private JsonInteger integer() {
    int start = at;
    take('-');
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    String digits = text.substring(start, at);
    // 16 digits and a sign are enough for 2^53 and always fit a long.
    if (!INTEGER.matcher(digits).matches() || "eE.".indexOf(peekOrEnd()) >= 0) {
      at = start;
      throw unexpected("an object, an array, a string or an integer below 2^53");
    }
    return new JsonInteger(Long.parseLong(digits));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private String string() {
    expect('"');
    int end = plainEnd();
    StringBuilder value = new StringBuilder(text.substring(at, end));
    at = end;
    while (true) {
      char c = peek();
      if (c < 0x20) {
        throw unexpected("an escape, as this is a control character");
      }
      at++;
      if (c == '"') {
        return value.toString();
      }
      value.append(c == '\\' ? escaped() : c);
    }
  }

  /// Where the characters that stand for themselves end.
  private int plainEnd() {
    int end = at;
    while (end < text.length() && isPlain(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPlain(char c) {
    return c >= 0x20 && c != '"' && c != '\\';
  }

  /// Only the escapes that the writer makes: RFC 8785 §3.2.2.2.
  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\' -> c;
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      case 'u' -> control();
      default -> {
        at--;
        throw unexpected("one of the escapes of the canonical form");
      }
    };
  }

  private char control() {
    String digits = text.substring(at, Math.min(at + 4, text.length()));
    if (digits.matches("00[01][0-9a-f]")) {
      char c = (char) Integer.parseInt(digits, 16);
      if ("\b\t\n\f\r".indexOf(c) < 0) {
        at += 4;
        return c;
      }
    }
    throw unexpected("the lower-case number of a control character without a shorter escape");
  }

  private char peek() {
    if (at >= text.length()) {
      throw unexpected("more");
    }
    return text.charAt(at);
  }

  private char peekOrEnd() {
    return at < text.length() ? text.charAt(at) : ' ';
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw unexpected("'" + c + "'");
    }
  }

  private MalformedJsonException unexpected(String expected) {
    String found =
        at < text.length() ? "character U+%04X".formatted((int) text.charAt(at)) : "the end";
    return new MalformedJsonException(
        "JSON at character " + at + ": found " + found + ", expected " + expected);
  }
}
