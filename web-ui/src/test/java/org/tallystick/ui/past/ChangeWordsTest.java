package org.tallystick.ui.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.past.DirectoryChange;
import org.tallystick.past.DirectoryChange.Kind;

class ChangeWordsTest {

  private static DirectoryChange change(Kind kind, Optional<String> other, OptionalLong size) {
    return new DirectoryChange(
        LedgerPosition.parse("acme.57"),
        5,
        Instant.parse("2026-11-20T07:05:00Z"),
        kind,
        Optional.of(RawName.of("a.txt")),
        other.map(RawPath::of),
        size,
        kind == Kind.REPLACED ? OptionalLong.of(1) : OptionalLong.empty(),
        Optional.of("acme"),
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "MADE, , \"The directory came to be, by acme.\"",
        "MADE, /old, \"The directory came to be, renamed from /old, by acme.\"",
        "GONE, /new, \"The directory went, renamed to /new, by acme.\"",
        "ADDED, , \"a.txt was added (3 B), by acme.\"",
        "REPLACED, , \"a.txt was replaced (1 B before, 3 B now), by acme.\"",
        "REMOVED, , \"a.txt was removed (3 B), by acme.\"",
        "RENAMED, /in/b, \"a.txt was renamed to b, by acme.\"",
        "PUBLISHED, , \"a.txt was published (3 B), by acme.\"",
        "MOVED_IN, /out/b, \"a.txt was moved here from /out/b, by acme.\"",
        "MOVED_OUT, /out/b, \"a.txt was moved to /out/b, by acme.\""
      })
  void a_change_is_a_sentence(Kind kind, String other, String sentence) {
    assertThat(ChangeWords.of(change(kind, Optional.ofNullable(other), OptionalLong.of(3))))
        .isEqualTo(sentence);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void no_kind_of_change_is_without_words(Kind kind) {
    assertThat(ChangeWords.of(change(kind, Optional.empty(), OptionalLong.empty())))
        .matches("[^,(]{5,}, by acme\\.");
  }

  @Test
  void what_nobody_outside_did_names_nobody() {
    DirectoryChange placed =
        new DirectoryChange(
            LedgerPosition.parse("acme.57"),
            5,
            Instant.EPOCH,
            Kind.ADDED,
            Optional.of(RawName.of("x")),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty());

    assertThat(ChangeWords.of(placed)).isEqualTo("x was added.");
  }
}
