package org.tallystick.fsck;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a check has found so far. Counts all, keeps the first of each kind. Confined to the check's thread.
final class Findings {

  private static final int MOST_KEPT = 500;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);

  void damage(String rule, String subject, @Nullable Object found, Object expected) {
    add(new Finding(Finding.Kind.DAMAGE, rule, subject, said(found), said(expected)));
  }

  void view(String subject, @Nullable Object found, Object expected) {
    add(new Finding(Finding.Kind.VIEW, "view", subject, said(found), said(expected)));
  }

  void note(String rule, String subject, @Nullable Object found, Object expected) {
    add(new Finding(Finding.Kind.NOTE, rule, subject, said(found), said(expected)));
  }

  /// Damage unless both are equal.
  void same(String rule, String subject, @Nullable Object found, Object expected) {
    if (!expected.equals(found)) {
      damage(rule, subject, found, expected);
    }
  }

  void sameView(String subject, @Nullable Object found, Object expected) {
    if (!expected.equals(found)) {
      view(subject, found, expected);
    }
  }

  void add(Finding finding) {
    if (counts.merge(finding.kind(), 1L, Long::sum) <= MOST_KEPT) {
      kept.add(finding);
    }
  }

  long count(Finding.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /// Damage and views.
  long wrong() {
    return count(Finding.Kind.DAMAGE) + count(Finding.Kind.VIEW);
  }

  List<Finding> kept() {
    return List.copyOf(kept);
  }

  private static String said(@Nullable Object value) {
    return value instanceof Optional<?> some
        ? some.map(String::valueOf).orElse("none")
        : String.valueOf(value);
  }
}
