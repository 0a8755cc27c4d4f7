package org.tallystick.search.language;

import java.util.ArrayList;
import java.util.List;

/// Cuts what was typed into its parts: by blanks, but not inside quotes.
final class QueryTokens {

  /// One part.
  ///
  /// @param field what stands before the first colon, or empty
  /// @param value what stands behind it, or all of it; without quotes
  /// @param quoted whether the value stood in quotes
  /// @param raw as typed, without the sign for exclusion
  record Token(boolean negated, String field, String value, boolean quoted, String raw) {}

  private final String text;
  private int at;

  private QueryTokens(String text) {
    this.text = text;
  }

  static List<Token> of(String text) {
    QueryTokens tokens = new QueryTokens(text);
    List<Token> found = new ArrayList<>();
    while (tokens.skipBlanks()) {
      found.add(tokens.next());
    }
    return found;
  }

  private boolean skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length();
  }

  private Token next() {
    boolean negated =
        text.charAt(at) == '-'
            && at + 1 < text.length()
            && !Character.isWhitespace(text.charAt(at + 1));
    at += negated ? 1 : 0;
    int start = at;
    String field = field();
    boolean quoted = at < text.length() && isQuote(text.charAt(at));
    String value = quoted ? quoted() : word();
    return new Token(negated, field, value, quoted, text.substring(start, at));
  }

  /// Moves behind `name:` when a name of letters, digits and hyphens is there, and gives the name.
  private String field() {
    int end = at;
    while (end < text.length() && isNamePart(text.charAt(end))) {
      end++;
    }
    boolean named = end > at && end < text.length() && text.charAt(end) == ':';
    if (!named || !Character.isLetter(text.charAt(at))) {
      return "";
    }
    String field = text.substring(at, end);
    at = end + 1;
    return field;
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }

  private String word() {
    int start = at;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /// Up to the closing quote, or to the end where there is none.
  private String quoted() {
    at++;
    int start = at;
    while (at < text.length() && !isQuote(text.charAt(at))) {
      at++;
    }
    String value = text.substring(start, at);
    at += at < text.length() ? 1 : 0;
    return value;
  }

  /// The straight one, and those that word processors put in its place.
  private static boolean isQuote(char c) {
    return c == '"' || c == '\u201c' || c == '\u201d' || c == '\u201e';
  }
}
