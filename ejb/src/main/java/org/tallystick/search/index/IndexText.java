package org.tallystick.search.index;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// Text on its way into the index and out of it.
///
/// Matches are marked with two characters of the private use area, which are taken out of every text before; so what
/// comes back can be cut into [Fragment]s and nothing a partner writes can pretend to be a mark.
final class IndexText {

  static final String BEGIN = "\uE000";
  static final String END = "\uE001";

  /// The engine refuses a single value of more than 32,766 bytes.
  private static final int MAX_TERM = 1000;

  private IndexText() {}

  /// One form for each letter with an accent, and no marks.
  static String clean(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replace(BEGIN, " ").replace(END, " ");
  }

  /// With single blanks.
  static String oneLine(String piece) {
    return piece.replaceAll("\\s+", " ").strip();
  }

  static String cut(String term) {
    return term.length() > MAX_TERM ? term.substring(0, MAX_TERM) : term;
  }

  /// Cuts a text with marks into its fragments.
  static List<Fragment> fragments(String marked) {
    List<Fragment> fragments = new ArrayList<>();
    boolean highlighted = false;
    int from = 0;
    for (int at = 0; at <= marked.length(); at++) {
      boolean mark = at < marked.length() && isMark(marked.charAt(at));
      if (mark || at == marked.length()) {
        if (at > from) {
          fragments.add(new Fragment(marked.substring(from, at), highlighted));
        }
        highlighted = mark && marked.charAt(at) == BEGIN.charAt(0);
        from = at + 1;
      }
    }
    return fragments;
  }

  private static boolean isMark(char c) {
    return c == BEGIN.charAt(0) || c == END.charAt(0);
  }
}
