package org.tallystick.claim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The silences of a log in a time in which nothing was read, for sentence and limits. They do not make that unprovable: nobody opens a file of a server that is down, and one that runs
/// opens nothing before the log holds it. What a reader must know is that the log does not say it.
record Gaps(List<Silence.Gap> gaps) {

  /// More than these are counted only.
  private static final int TOLD = 20;

  static Gaps until(Instant end, List<Silence.Gap> gaps) {
    return new Gaps(gaps.stream().filter(gap -> gap.from().isBefore(end)).toList());
  }

  /// Ends a sentence.
  String words() {
    return switch (gaps.size()) {
      case 0 -> ".";
      case 1 ->
          "; the log is silent from "
              + gaps.getFirst().from()
              + " to "
              + gaps.getFirst().to()
              + ", when the server was not running, could not record, or its clock stepped ahead.";
      default ->
          "; the log is silent "
              + gaps.size()
              + " times in between, from "
              + gaps.getFirst().from()
              + " on, when the server was not running, could not record, or its clock stepped ahead.";
    };
  }

  List<String> limits() {
    List<String> limits = new ArrayList<>();
    gaps.stream()
        .limit(TOLD)
        .forEach(gap ->
            limits.add(
                "From "
                    + gap.from()
                    + " to "
                    + gap.to()
                    + " the log is silent: that nothing was opened then rests on the server having been down (or on its clock having jumped over that time), and on a running one opening nothing that it cannot record."));
    if (gaps.size() > TOLD) {
      limits.add((gaps.size() - TOLD) + " later silences of the log are not listed.");
    }
    return List.copyOf(limits);
  }
}
