package org.tallystick.search.language;

import java.time.Instant;

/// One thing to look for.
public sealed interface Condition {

  /// These words one after the other, in the name or in the text.
  record Words(String text) implements Condition {}

  /// A word that begins so, in the name or in the text.
  record Beginning(String text) implements Condition {}

  /// These words one after the other, in the name; with `beginning`, the last may go on.
  record NameHas(String text, boolean beginning) implements Condition {}

  /// A field with exactly this value, or with `beginning` one that begins so. The value is in lower case.
  record FieldIs(TermField field, String value, boolean beginning) implements Condition {}

  /// Archived or happened in `[from, until)`; [Instant#MIN] and [Instant#MAX] stand for no limit.
  record Between(Instant from, Instant until) implements Condition {}

  /// A file of at least `least` and at most `most` bytes.
  record SizeBetween(long least, long most) implements Condition {}
}
