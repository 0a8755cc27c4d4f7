package org.tallystick.contract.text;

import java.util.Optional;
import java.util.function.Consumer;

/// The separators one EDI interchange announces for itself.
///
/// @param repetition the repetition separator, or NUL where the interchange has none
/// @param release the character that takes the next one's meaning away, or NUL where the syntax has none
/// @param start where the first segment begins in the text
public record EdiSyntax(
    TextKind kind,
    char component,
    char element,
    char repetition,
    char release,
    char terminator,
    int start) {

  private static final char NONE = '\0';
  private static final int UNA_LENGTH = 9;
  private static final int ISA_LENGTH = 106;

  /// Where ISA has its element separators: its fields are of fixed length.
  private static final int[] ISA_SEPARATORS = {
    3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103
  };

  /// Recognises an interchange by its first segment: UNA or UNB (ISO 9735), ISA (ASC X12.5).
  public static Optional<EdiSyntax> find(String text) {
    int start = 0;
    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    if (text.startsWith("UNA", start) && text.length() >= start + UNA_LENGTH) {
      return Optional.of(una(text.substring(start, start + UNA_LENGTH), start + UNA_LENGTH));
    }
    if (text.startsWith("UNB+", start)) {
      return Optional.of(new EdiSyntax(TextKind.EDIFACT, ':', '+', NONE, '?', '\'', start));
    }
    // ISO 9735 level B has the information separators of ISO 646.
    if (text.startsWith("UNB\u001d", start)) {
      return Optional.of(
          new EdiSyntax(TextKind.EDIFACT, '\u001f', '\u001d', NONE, NONE, '\u001c', start));
    }
    return text.startsWith("ISA", start) ? isa(text, start) : Optional.empty();
  }

  private static EdiSyntax una(String una, int start) {
    char release = una.charAt(6) == ' ' ? NONE : una.charAt(6);
    char repetition = una.charAt(7) == ' ' ? NONE : una.charAt(7);
    return new EdiSyntax(
        TextKind.EDIFACT, una.charAt(3), una.charAt(4), repetition, release, una.charAt(8), start);
  }

  private static Optional<EdiSyntax> isa(String text, int start) {
    if (text.length() < start + ISA_LENGTH) {
      return Optional.empty();
    }
    String isa = text.substring(start, start + ISA_LENGTH);
    char element = isa.charAt(ISA_SEPARATORS[0]);
    for (int at : ISA_SEPARATORS) {
      if (isa.charAt(at) != element) {
        return Optional.empty();
      }
    }
    // Until version 00402 this place held the letter U, for "US standards".
    char repetition = Character.isLetterOrDigit(isa.charAt(82)) ? NONE : isa.charAt(82);
    return Optional.of(
        new EdiSyntax(
            TextKind.X12, isa.charAt(104), element, repetition, NONE, isa.charAt(105), start));
  }

  /// Hands over every segment with its separators, without its terminator and the line ends around it.
  public void forEachSegment(String text, Consumer<String> segments) {
    int from = start;
    for (int at = start; at < text.length(); at++) {
      char c = text.charAt(at);
      if (release != NONE && c == release) {
        at++;
      } else if (c == terminator) {
        accept(text.substring(from, at), segments);
        from = at + 1;
      }
    }
    accept(text.substring(from), segments);
  }

  private static void accept(String segment, Consumer<String> segments) {
    String stripped = segment.strip();
    if (!stripped.isEmpty()) {
      segments.accept(stripped);
    }
  }

  /// A segment's values, separated by blanks.
  public String values(String segment) {
    StringBuilder values = new StringBuilder(segment.length());
    for (int at = 0; at < segment.length(); at++) {
      char c = segment.charAt(at);
      if (release != NONE && c == release && at + 1 < segment.length()) {
        at++;
        values.append(segment.charAt(at));
      } else {
        values.append(isSeparator(c) ? ' ' : c);
      }
    }
    return values.toString();
  }

  private boolean isSeparator(char c) {
    return c == element || c == component || (repetition != NONE && c == repetition);
  }
}
