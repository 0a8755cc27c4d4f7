package org.tallystick.contract.text;

/// Cuts any text into the tokens of JSON, without a view of their order; never fails (`TEXT-1`).
///
/// Call [#next()] until it says [Kind#END]; the other methods tell about the token it moved to.
public final class JsonLexer {

  /// What a token is. A `LITERAL` is any run of characters between the others: a number, `true`, or rubbish.
  public enum Kind {
    OPEN,
    CLOSE,
    COMMA,
    COLON,
    STRING,
    LITERAL,
    END
  }

  private final String text;
  private int start;
  private int end;
  private boolean wellFormed = true;

  public JsonLexer(String text) {
    this.text = text;
  }

  public Kind next() {
    start = end;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    end = start + 1;
    if (start >= text.length()) {
      end = start;
      return Kind.END;
    }
    return switch (text.charAt(start)) {
      case '{', '[' -> Kind.OPEN;
      case '}', ']' -> Kind.CLOSE;
      case ',' -> Kind.COMMA;
      case ':' -> Kind.COLON;
      case '"' -> string();
      default -> literal();
    };
  }

  /// The token as it stands in the text.
  public String raw() {
    return text.substring(start, end);
  }

  /// The first character of the token.
  public char first() {
    return text.charAt(start);
  }

  /// Whether the current token, if it is a string, is closed and without raw control characters.
  public boolean isWellFormed() {
    return wellFormed;
  }

  /// What a string token stands for; wrong escapes are taken as they are written.
  public String stringValue() {
    int to = wellFormedEnd();
    StringBuilder value = new StringBuilder(to - start);
    int at = start + 1;
    while (at < to) {
      char c = text.charAt(at);
      if (c != '\\' || at + 1 >= to) {
        value.append(c);
        at++;
      } else {
        at += escaped(value, at + 1, to);
      }
    }
    return value.toString();
  }

  private int wellFormedEnd() {
    return end > start + 1 && text.charAt(end - 1) == '"' ? end - 1 : end;
  }

  /// Appends what the escape at `at` means; says how many characters it and its backslash take.
  private int escaped(StringBuilder value, int at, int to) {
    char c = text.charAt(at);
    int plain = "bfnrt".indexOf(c);
    if (plain >= 0) {
      value.append("\b\f\n\r\t".charAt(plain));
      return 2;
    }
    if (c == 'u' && at + 5 <= to && text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
      value.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
      return 6;
    }
    value.append(c);
    return 2;
  }

  private Kind string() {
    wellFormed = true;
    while (end < text.length()) {
      char c = text.charAt(end);
      end++;
      if (c == '"') {
        return Kind.STRING;
      }
      wellFormed &= c >= 0x20;
      if (c == '\\' && end < text.length()) {
        end++;
      }
    }
    wellFormed = false;
    return Kind.STRING;
  }

  private Kind literal() {
    while (end < text.length()
        && !isBlank(text.charAt(end))
        && "{}[],:\"".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return Kind.LITERAL;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
