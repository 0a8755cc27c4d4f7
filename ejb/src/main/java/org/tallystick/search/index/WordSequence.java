package org.tallystick.search.index;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.search.language.Clause;
import org.tallystick.search.language.Condition;
import org.tallystick.search.language.Condition.Beginning;
import org.tallystick.search.language.Condition.NameHas;
import org.tallystick.search.language.Condition.Words;
import org.tallystick.search.language.Query;

/// Words one after the other, as the index knows them.
///
/// @param lastGoesOn whether the last is only how a word begins
record WordSequence(List<String> words, boolean lastGoesOn) {

  /// What a query looks for in a name.
  static List<WordSequence> inName(Query query) {
    return wanted(query, true);
  }

  /// What a query looks for in a text.
  static List<WordSequence> inText(Query query) {
    return wanted(query, false);
  }

  private static List<WordSequence> wanted(Query query, boolean name) {
    List<WordSequence> wanted = new ArrayList<>();
    for (Clause clause : query.clauses()) {
      if (!clause.negated()) {
        add(wanted, clause.condition(), name);
      }
    }
    return wanted;
  }

  private static void add(List<WordSequence> wanted, Condition condition, boolean name) {
    switch (condition) {
      case Words(String text) -> wanted.add(new WordSequence(SearchAnalysis.words(text), false));
      case Beginning(String text) -> addBeginning(wanted, text);
      case NameHas(String text, boolean beginning) when name -> {
        if (beginning) {
          addBeginning(wanted, text);
        } else {
          wanted.add(new WordSequence(SearchAnalysis.words(text), false));
        }
      }
      default -> {
        // Fields are not parts of a text.
      }
    }
  }

  private static void addBeginning(List<WordSequence> wanted, String text) {
    List<String> words = SearchAnalysis.words(text);
    if (words.size() > 1) {
      wanted.add(new WordSequence(words.subList(0, words.size() - 1), false));
    }
    wanted.add(new WordSequence(List.of(words.getLast()), true));
  }

  /// Whether the last of these words are this sequence.
  boolean endsAt(List<String> seen) {
    int before = seen.size() - words.size();
    if (before < 0) {
      return false;
    }
    int last = words.size() - 1;
    for (int i = 0; i < last; i++) {
      if (!seen.get(before + i).equals(words.get(i))) {
        return false;
      }
    }
    String end = seen.getLast();
    return lastGoesOn ? end.startsWith(words.get(last)) : end.equals(words.get(last));
  }
}
