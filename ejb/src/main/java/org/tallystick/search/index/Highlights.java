package org.tallystick.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// Finds in a text what a query looked for, and cuts it into fragments.
///
/// Reads the text only until there is enough to show and keeps nothing but the last few words, so that a text of ten
/// megabytes costs no memory; the engine's own highlighters need several times the text's size, or stop at its first
/// 10,000 characters.
final class Highlights {

  /// How much is shown around a match, and of a text without one; in characters.
  private static final int BEFORE = 60;

  private static final int PIECE = 160;
  private static final int PIECES = 2;

  private record Span(int start, int end) {}

  private Highlights() {}

  /// The whole name in fragments.
  static List<Fragment> name(String name, List<WordSequence> wanted) {
    return fragments(name, 0, name.length(), spans(name, wanted, Integer.MAX_VALUE));
  }

  /// Pieces of the text around the first matches, or how it begins.
  static List<Fragment> snippet(String text, List<WordSequence> wanted) {
    List<Fragment> snippet = new ArrayList<>();
    List<Span> spans = spans(text, wanted, PIECES);
    int shown = 0;
    for (Span span : spans) {
      if (span.start() < shown) {
        continue;
      }
      int from = wordStart(text, Math.max(shown, span.start() - BEFORE));
      shown = wordEnd(text, Math.max(span.end(), from + PIECE));
      if (!snippet.isEmpty()) {
        snippet.add(new Fragment(" … ", false));
      }
      snippet.addAll(fragments(text, from, shown, spans));
    }
    return spans.isEmpty() ? fragments(text, 0, wordEnd(text, PIECE), spans) : snippet;
  }

  /// Where the wanted words are, until `pieces` pieces are full.
  private static List<Span> spans(String text, List<WordSequence> wanted, int pieces) {
    List<Span> spans = new ArrayList<>();
    if (wanted.isEmpty()) {
      return spans;
    }
    int longest = wanted.stream().mapToInt(sequence -> sequence.words().size()).max().orElse(1);
    try (TokenStream tokens = SearchAnalysis.tokens(text)) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
      List<String> seen = new ArrayList<>();
      List<Integer> starts = new ArrayList<>();
      int begun = 0;
      int full = 0;
      tokens.reset();
      while (tokens.incrementToken() && (begun < pieces || place.startOffset() < full)) {
        seen.add(word.toString());
        starts.add(place.startOffset());
        if (seen.size() > longest) {
          seen.removeFirst();
          starts.removeFirst();
        }
        for (WordSequence sequence : wanted) {
          if (sequence.endsAt(seen)) {
            int start = starts.get(starts.size() - sequence.words().size());
            add(spans, new Span(start, place.endOffset()));
            if (start >= full) {
              begun++;
              full = Math.max(place.endOffset(), start + PIECE);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
    return spans;
  }

  /// Matches that touch are one.
  private static void add(List<Span> spans, Span next) {
    int start = next.start();
    while (!spans.isEmpty() && spans.getLast().end() > start) {
      start = Math.min(start, spans.removeLast().start());
    }
    spans.add(new Span(start, next.end()));
  }

  private static List<Fragment> fragments(String text, int from, int to, List<Span> spans) {
    List<Fragment> fragments = new ArrayList<>();
    int at = from;
    for (Span span : spans) {
      if (span.start() >= at && span.end() <= to) {
        addFragment(fragments, text.substring(at, span.start()), false);
        addFragment(fragments, text.substring(span.start(), span.end()), true);
        at = span.end();
      }
    }
    addFragment(fragments, text.substring(at, Math.max(at, to)), false);
    return fragments;
  }

  private static void addFragment(List<Fragment> fragments, String text, boolean highlighted) {
    String line = text.replaceAll("\\s+", " ");
    if (!line.isEmpty()) {
      fragments.add(new Fragment(line, highlighted));
    }
  }

  /// Moves on to the beginning of a word, unless that is far.
  private static int wordStart(String text, int from) {
    for (int at = from; at > 0 && at < Math.min(text.length(), from + BEFORE / 2); at++) {
      if (Character.isWhitespace(text.charAt(at - 1))) {
        return at;
      }
    }
    return from;
  }

  /// Moves back to the end of a word, unless that is far.
  private static int wordEnd(String text, int to) {
    if (to >= text.length()) {
      return text.length();
    }
    for (int at = to; at > to - BEFORE / 2 && at > 0; at--) {
      if (Character.isWhitespace(text.charAt(at))) {
        return at;
      }
    }
    return to;
  }
}
