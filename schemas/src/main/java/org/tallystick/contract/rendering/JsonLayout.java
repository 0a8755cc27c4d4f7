package org.tallystick.contract.rendering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.tallystick.contract.text.JsonLexer;
import org.tallystick.contract.text.JsonLexer.Kind;

/// Lays JSON out, or JSON lines, keeping every token as it is written; notices where the grammar of RFC 8259 is broken.
final class JsonLayout {

  private static final Pattern LITERAL =
      Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private enum Last {
    START,
    OPEN,
    NAME,
    COLON,
    VALUE,
    COMMA
  }

  private final JsonLexer tokens;
  private final Page page;
  private final Deque<Character> open = new ArrayDeque<>();
  private Last last = Last.START;

  private JsonLayout(String text, Page page) {
    this.tokens = new JsonLexer(text);
    this.page = page;
  }

  /// Fills the page; false when the text is not JSON and the page is of no use.
  ///
  /// @param cut the text may end anywhere
  static boolean layOut(String text, boolean cut, Page page) {
    JsonLayout layout = new JsonLayout(text, page);
    Kind kind = layout.tokens.next();
    while (kind != Kind.END && !page.isFull()) {
      if (!layout.token(kind)) {
        return cut && layout.tokens.next() == Kind.END;
      }
      kind = layout.tokens.next();
    }
    return cut || page.isFull() || (layout.open.isEmpty() && layout.last == Last.VALUE);
  }

  private boolean token(Kind kind) {
    return switch (kind) {
      case OPEN -> opens();
      case CLOSE -> closes();
      case COMMA -> last == Last.VALUE && !open.isEmpty() && put(Last.COMMA, ",");
      case COLON -> last == Last.NAME && put(Last.COLON, ": ");
      case STRING -> tokens.isWellFormed() && (isNamePlace() ? name() : value());
      case LITERAL -> LITERAL.matcher(tokens.raw()).matches() && value();
      case END -> false;
    };
  }

  private boolean opens() {
    if (!isValuePlace()) {
      return false;
    }
    breakLine();
    open.push(tokens.first());
    return put(Last.OPEN, tokens.raw());
  }

  private boolean closes() {
    char expected = tokens.first() == '}' ? '{' : '[';
    if (open.isEmpty() || open.peek() != expected || (last != Last.OPEN && last != Last.VALUE)) {
      return false;
    }
    open.pop();
    if (last == Last.VALUE) {
      page.line(open.size());
    }
    return put(Last.VALUE, tokens.raw());
  }

  private boolean name() {
    page.line(open.size());
    return put(Last.NAME, tokens.raw());
  }

  private boolean value() {
    if (!isValuePlace()) {
      return false;
    }
    breakLine();
    return put(Last.VALUE, tokens.raw());
  }

  private boolean put(Last now, String part) {
    last = now;
    page.append(part);
    return true;
  }

  private void breakLine() {
    if (last != Last.COLON) {
      page.line(open.size());
    }
  }

  private boolean isNamePlace() {
    return !open.isEmpty() && open.peek() == '{' && (last == Last.OPEN || last == Last.COMMA);
  }

  private boolean isValuePlace() {
    if (open.isEmpty()) {
      return last == Last.START || last == Last.VALUE;
    }
    return open.peek() == '{' ? last == Last.COLON : last == Last.OPEN || last == Last.COMMA;
  }
}
