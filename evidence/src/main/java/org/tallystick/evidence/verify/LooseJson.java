package org.tallystick.evidence.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the JSON (RFC 8259) of vector files that others have made: white space, null and booleans, which our own format has not. Numbers are integers.
final class LooseJson {

  private static final int DEEPEST = 20;

  private final String text;
  private int at;
  private int depth;

  LooseJson(String text) {
    this.text = text;
  }

  /// The whole text as one object.
  Map<String, @Nullable Object> object() {
    Object value = value();
    skip();
    if (at != text.length() || !(value instanceof Map<?, ?>)) {
      throw fault("expected one object");
    }
    @SuppressWarnings("unchecked") // every object this class makes is one
    Map<String, @Nullable Object> object = (Map<String, @Nullable Object>) value;
    return object;
  }

  private @Nullable Object value() {
    skip();
    if (++depth > DEEPEST) {
      throw fault("nested too deeply");
    }
    try {
      return switch (peek()) {
        case '{' -> members();
        case '[' -> elements();
        case '"' -> string();
        case 't' -> word("true", true);
        case 'f' -> word("false", false);
        case 'n' -> word("null", null);
        default -> number();
      };
    } finally {
      depth--;
    }
  }

  private Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    at++;
    skip();
    while (peek() != '}') {
      String name = string();
      skip();
      take(':');
      members.put(name, value());
      comma('}');
    }
    at++;
    return members;
  }

  private List<@Nullable Object> elements() {
    List<@Nullable Object> elements = new ArrayList<>();
    at++;
    skip();
    while (peek() != ']') {
      elements.add(value());
      comma(']');
    }
    at++;
    return elements;
  }

  private void comma(char end) {
    skip();
    if (peek() != end) {
      take(',');
      skip();
    }
  }

  private String string() {
    take('"');
    StringBuilder string = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      string.append(c == '\\' ? escaped() : c);
    }
    return string.toString();
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        at += 4;
        if (at > text.length()) {
          throw fault("ends within an escape");
        }
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> c;
    };
  }

  private BigInteger number() {
    int from = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(from, at);
    if (!digits.matches("-?[0-9]{1,30}")) {
      throw fault("\"" + digits + "\" is no integer");
    }
    return new BigInteger(digits);
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw fault("expected " + word);
    }
    at += word.length();
    return value;
  }

  private void skip() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw fault("ends too early");
    }
    return text.charAt(at);
  }

  private char next() {
    char c = peek();
    at++;
    return c;
  }

  private void take(char expected) {
    if (next() != expected) {
      throw fault("expected " + expected);
    }
  }

  private IllegalArgumentException fault(String what) {
    return new IllegalArgumentException("JSON at character " + at + ": " + what);
  }
}
