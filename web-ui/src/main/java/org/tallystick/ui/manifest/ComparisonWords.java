package org.tallystick.ui.manifest;

import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.manifest.Comparison;
import org.tallystick.manifest.Counts;
import org.tallystick.manifest.Difference;

/// A comparison in a few words.
final class ComparisonWords {

  private ComparisonWords() {}

  /// The day, and the interface when the manifest was about one alone.
  static String day(Comparison comparison) {
    return comparison.day() + comparison.only().map(only -> " · " + only).orElse("");
  }

  static Span verdict(Comparison comparison) {
    Counts counts = comparison.counts();
    if (counts.agree()) {
      Span agree = new Span("all %,d identical".formatted(counts.identical()));
      agree.addClassNames("way", "agree");
      return agree;
    }
    List<String> words = new ArrayList<>();
    add(words, counts.different(), "different");
    add(words, counts.onlyTheirs(), "only theirs");
    add(words, counts.onlyOurs(), "only ours");
    add(words, counts.notTaken(), "not yet taken");
    Span differ = new Span(String.join(", ", words));
    differ.addClassNames("way", "differ");
    return differ;
  }

  private static void add(List<String> words, long count, String what) {
    if (count > 0) {
      words.add("%,d %s".formatted(count, what));
    }
  }

  static String of(Difference.Kind kind) {
    return switch (kind) {
      case ONLY_OURS -> "only ours";
      case ONLY_THEIRS -> "only theirs";
      case DIFFERENT -> "different content";
      case NOT_TAKEN -> "not yet taken";
    };
  }
}
