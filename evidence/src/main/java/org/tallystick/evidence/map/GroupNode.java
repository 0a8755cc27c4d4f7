package org.tallystick.evidence.map;

import java.util.Arrays;
import java.util.Map;
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

  /// Places that change, ascending, and what stands there then.
  record Changes(int[] places, MapSlot[] slots) {

    static Changes of(Map<Integer, MapSlot> changed) {
      int[] places = changed.keySet().stream().mapToInt(place -> place).sorted().toArray();
      return new Changes(
          places, Arrays.stream(places).mapToObj(changed::get).toArray(MapSlot[]::new));
    }

    GroupNode.End end(int index) {
      return new End(places[index], slots[index], slots[index].hash());
    }

    /// The first of the changes `[low, high)` that is at or after the place.
    int from(int place, int low, int high) {
      int at = low;
      while (at < high && places[at] < place) {
        at++;
      }
      return at;
    }
  }

  /// What stands at the places `[from, from + width)` after the changes `[low, high)`, which are all those of these places.
  static @Nullable GroupNode with(
      @Nullable GroupNode before, int from, int width, Changes changes, int low, int high) {
    if (low == high) {
      return before;
    }
    boolean isAlone = high == low + 1 && isNothingBut(changes.places()[low], before);
    if (width == 1 || (isAlone && changes.slots()[low] instanceof MapSlot.Lone)) {
      return changes.end(low);
    }
    int half = width / 2;
    int middle = from + half;
    int split = changes.from(middle, low, high);
    return Fork.of(
        with(left(before, middle), from, half, changes, low, split),
        with(right(before, middle), middle, half, changes, split, high));
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
