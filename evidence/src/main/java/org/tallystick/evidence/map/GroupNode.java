package org.tallystick.evidence.map;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.tlog.Sha256;

/// One node of a [MapGroup], with its hash; null stands where there is nothing.
sealed interface GroupNode {

  Sha256 hash();

  static Sha256 hashOf(@Nullable GroupNode node) {
    return node == null ? Sha256.ZERO : node.hash();
  }

  /// A slot: a single entry where nothing else is around it, at any width; else at its own place.
  record End(int place, MapSlot slot, Sha256 hash) implements GroupNode {}

  /// At least two entries.
  record Fork(@Nullable GroupNode left, @Nullable GroupNode right, Sha256 hash)
      implements GroupNode {

    static Fork of(@Nullable GroupNode left, @Nullable GroupNode right) {
      return new Fork(left, right, MapHash.node(hashOf(left), hashOf(right)));
    }
  }

  /// What stands at the places `[from, from + width)` after a change of some of them.
  ///
  /// @param changed those of these places that change
  static @Nullable GroupNode with(
      @Nullable GroupNode before, int from, int width, SortedMap<Integer, MapSlot> changed) {
    if (changed.isEmpty()) {
      return before;
    }
    int first = changed.firstKey();
    MapSlot slot = changed.get(first);
    boolean alone = first == changed.lastKey() && isNothingBut(first, before);
    if (slot != null && (width == 1 || (alone && slot instanceof MapSlot.Lone))) {
      return new End(first, slot, slot.hash());
    }
    int half = width / 2;
    int middle = from + half;
    return Fork.of(
        with(left(before, middle), from, half, changed.headMap(middle)),
        with(right(before, middle), middle, half, changed.tailMap(middle)));
  }

  private static boolean isNothingBut(int place, @Nullable GroupNode node) {
    return node == null || (node instanceof End end && end.place() == place);
  }

  private static @Nullable GroupNode left(@Nullable GroupNode node, int middle) {
    return switch (node) {
      case null -> null;
      case Fork fork -> fork.left();
      case End end -> end.place() < middle ? end : null;
    };
  }

  private static @Nullable GroupNode right(@Nullable GroupNode node, int middle) {
    return switch (node) {
      case null -> null;
      case Fork fork -> fork.right();
      case End end -> end.place() < middle ? null : end;
    };
  }
}
