package org.tallystick.evidence.map;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.evidence.tlog.Sha256;

/// Eight levels of the map at once: what stands at each of the 256 next bytes.
public record MapGroup(SortedMap<Integer, MapSlot> slots) {

  static final int PLACES = 256;

  public MapGroup {
    slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
  }

  public static MapGroup of(Map<Integer, MapSlot> slots) {
    return new MapGroup(new TreeMap<>(slots));
  }

  /// The hash of the whole group; zeros when it is empty.
  Sha256 root() {
    return node(0, PLACES);
  }

  /// The hash over the places `[from, from + width)`; a single entry is its own hash, at any width.
  Sha256 node(int from, int width) {
    SortedMap<Integer, MapSlot> within = slots.subMap(from, from + width);
    if (within.isEmpty()) {
      return Sha256.ZERO;
    }
    Optional<MapSlot.Lone> lone = loneOf(within);
    if (lone.isPresent()) {
      return lone.get().hash();
    }
    if (width == 1) {
      return within.sequencedValues().getFirst().hash();
    }
    int half = width / 2;
    return MapHash.node(node(from, half), node(from + half, half));
  }

  /// The entry that stands alone at the places `[from, from + width)`.
  Optional<MapSlot.Lone> lone(int from, int width) {
    return loneOf(slots.subMap(from, from + width));
  }

  boolean isEmpty(int from, int width) {
    return slots.subMap(from, from + width).isEmpty();
  }

  private static Optional<MapSlot.Lone> loneOf(SortedMap<Integer, MapSlot> within) {
    return !within.isEmpty()
            && within.firstKey().equals(within.lastKey())
            && within.get(within.firstKey()) instanceof MapSlot.Lone entry
        ? Optional.of(entry)
        : Optional.empty();
  }
}
