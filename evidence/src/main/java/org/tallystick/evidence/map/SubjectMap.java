package org.tallystick.evidence.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.tlog.Sha256;

/// One log's map from subject keys to values: a binary prefix tree in which a subtree with exactly one entry is that entry.
/// Whatever order entries come in, the root is the same. Entries never go away.
///
/// Not thread-safe.
public final class SubjectMap {

  private final MapStore store;

  public SubjectMap(MapStore store) {
    this.store = store;
  }

  /// 32 zero bytes when it is empty.
  public Sha256 root() {
    return store.read(MapPrefix.ROOT).root();
  }

  /// Adds or replaces entries and recomputes only what stands above them.
  ///
  /// @param valueHashes SHA-256 of each value's bytes
  /// @return the new root
  public Sha256 put(Map<SubjectKey, Sha256> valueHashes) {
    return put(MapPrefix.ROOT, new TreeMap<>(valueHashes)).root();
  }

  private MapGroup put(MapPrefix prefix, TreeMap<SubjectKey, Sha256> entries) {
    TreeMap<Integer, MapSlot> slots = new TreeMap<>(store.read(prefix).slots());
    if (entries.isEmpty()) {
      return new MapGroup(slots);
    }
    Map<Integer, MapSlot> changed = new TreeMap<>();
    byPlace(entries, prefix.length())
        .forEach(
            (place, part) -> changed.put(place, slot(prefix.then(place), slots.get(place), part)));
    slots.putAll(changed);
    store.write(prefix, changed);
    return new MapGroup(slots);
  }

  private MapSlot slot(
      MapPrefix below, @Nullable MapSlot before, TreeMap<SubjectKey, Sha256> part) {
    if (before instanceof MapSlot.Lone(SubjectKey key, Sha256 valueHash)) {
      part.putIfAbsent(key, valueHash);
    }
    if (!(before instanceof MapSlot.Inner) && part.size() == 1) {
      return new MapSlot.Lone(part.firstKey(), part.firstEntry().getValue());
    }
    return new MapSlot.Inner(put(below, part).root());
  }

  private static Map<Integer, TreeMap<SubjectKey, Sha256>> byPlace(
      TreeMap<SubjectKey, Sha256> entries, int depth) {
    Map<Integer, TreeMap<SubjectKey, Sha256>> parts = new TreeMap<>();
    entries.forEach((key, value) ->
        parts.computeIfAbsent(key.bytes()[depth] & 0xff, none -> new TreeMap<>()).put(key, value));
    return parts;
  }

  /// That the key has this value, or that the map does not have it.
  ///
  /// @param value what the key has, if the map has it; its hash is what was put
  public MapProof prove(SubjectKey key, Optional<MapValue> value) {
    List<Sha256> siblings = new ArrayList<>();
    byte[] bits = key.bytes();
    for (int level = 0; ; level++) {
      MapGroup group = store.read(MapPrefix.of(bits, level));
      int from = 0;
      for (int width = MapGroup.PLACES; ; ) {
        Optional<MapSlot.Lone> lone = group.lone(from, width);
        if (lone.isPresent()) {
          return endingIn(lone.get(), key, value, siblings);
        }
        if (group.isEmpty(from, width)) {
          return new MapProof(key, siblings, new MapProof.Nothing());
        }
        if (width == 1) {
          break;
        }
        width /= 2;
        boolean right = MapHash.bit(bits, siblings.size());
        siblings.add(group.node(right ? from : from + width, width));
        from += right ? width : 0;
      }
    }
  }

  private static MapProof endingIn(
      MapSlot.Lone lone, SubjectKey key, Optional<MapValue> value, List<Sha256> siblings) {
    if (!lone.key().equals(key)) {
      return new MapProof(key, siblings, new MapProof.Other(lone.key(), lone.valueHash()));
    }
    MapValue held = value.orElseThrow();
    if (!held.hash().equals(lone.valueHash())) {
      throw new IllegalArgumentException("subject " + key + ": the map holds another value");
    }
    return new MapProof(key, siblings, new MapProof.Held(held));
  }
}
