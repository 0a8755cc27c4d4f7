package org.tallystick.contract.text;

import java.util.Locale;

/// The kinds of text that partners exchange and that we take apart.
public enum TextKind {
  XML,
  JSON,
  CSV,
  EDIFACT,
  X12,
  PLAIN;

  /// Says what kind a text is. What it begins with counts more than how the file is called.
  public static TextKind of(String text, String fileName) {
    String head = text.substring(0, Math.min(text.length(), 4096)).stripLeading();
    if (head.startsWith("<") && head.length() > 1 && isMarkup(head.charAt(1))) {
      return XML;
    }
    if (looksLikeJson(head)) {
      return JSON;
    }
    return EdiSyntax.find(text)
        .map(EdiSyntax::kind)
        .orElseGet(() ->
            CsvDialect.find(text, fileName.toLowerCase(Locale.ROOT)).isPresent() ? CSV : PLAIN);
  }

  private static boolean isMarkup(char c) {
    return c == '?' || c == '!' || c == '_' || c == ':' || Character.isLetter(c);
  }

  /// `[` alone may begin a section of a settings file, so what follows counts.
  private static boolean looksLikeJson(String head) {
    if (head.isEmpty() || (head.charAt(0) != '{' && head.charAt(0) != '[')) {
      return false;
    }
    String next = head.substring(1).stripLeading();
    if (next.isEmpty()) {
      return true;
    }
    return head.charAt(0) == '{'
        ? "\"}".indexOf(next.charAt(0)) >= 0
        : "\"{[]-0123456789".indexOf(next.charAt(0)) >= 0
            || next.startsWith("true")
            || next.startsWith("false")
            || next.startsWith("null");
  }
}
