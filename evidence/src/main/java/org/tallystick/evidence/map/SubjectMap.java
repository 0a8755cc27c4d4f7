package org.tallystick.evidence.map;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    if (valueHashes.isEmpty()) {
      return root();
    }
    List<MapSlot.Lone> entries = new ArrayList<>(valueHashes.size());
    valueHashes.forEach((key, value) -> entries.add(new MapSlot.Lone(key, value)));
    entries.sort(Comparator.comparing(MapSlot.Lone::key));
    return put(MapPrefix.ROOT, entries).root();
  }

  /// @param entries ascending, all of them below the prefix
  private MapGroup put(MapPrefix prefix, List<MapSlot.Lone> entries) {
    MapGroup before = store.read(prefix);
    int depth = prefix.length();
    Map<Integer, MapSlot> changed = new TreeMap<>();
    int to;
    for (int from = 0; from < entries.size(); from = to) {
      int place = entries.get(from).key().at(depth);
      to = from + 1;
      while (to < entries.size() && entries.get(to).key().at(depth) == place) {
        to++;
      }
      changed.put(place, slot(prefix, place, before.at(place), entries.subList(from, to)));
    }
    store.write(prefix, changed);
    return store.read(prefix);
  }

  private MapSlot slot(
      MapPrefix above, int place, Optional<MapSlot> before, List<MapSlot.Lone> entries) {
    if (before.orElse(null) instanceof MapSlot.Inner) {
      return new MapSlot.Inner(put(above.then(place), entries).root());
    }
    List<MapSlot.Lone> all =
        before.orElse(null) instanceof MapSlot.Lone other ? with(other, entries) : entries;
    return all.size() == 1 ? all.getFirst() : new MapSlot.Inner(put(above.then(place), all).root());
  }

  /// The entries and the one that stood there, unless they replace it.
  private static List<MapSlot.Lone> with(MapSlot.Lone other, List<MapSlot.Lone> entries) {
    int at = Collections.binarySearch(entries, other, Comparator.comparing(MapSlot.Lone::key));
    if (at >= 0) {
      return entries;
    }
    List<MapSlot.Lone> all = new ArrayList<>(entries);
    all.add(-at - 1, other);
    return all;
  }

  /// That the key has this value, or that the map does not have it.
  ///
  /// @param value what the key has, if the map has it; its hash is what was put
  public MapProof prove(SubjectKey key, Optional<MapValue> value) {
    List<Sha256> siblings = new ArrayList<>();
    GroupNode node = store.read(MapPrefix.ROOT).top();
    while (true) {
      switch (node) {
        case null -> {
          return new MapProof(key, siblings, new MapProof.Nothing());
        }
        case GroupNode.Fork fork -> {
          boolean right = MapHash.bit(key, siblings.size());
          siblings.add(GroupNode.hashOf(right ? fork.left() : fork.right()));
          node = right ? fork.right() : fork.left();
        }
        case GroupNode.End(int place, MapSlot.Lone lone, Sha256 hash) -> {
          return endingIn(lone, key, value, siblings);
        }
        case GroupNode.End(int place, MapSlot.Inner inner, Sha256 hash) ->
            node = store.read(MapPrefix.of(key, siblings.size() / Byte.SIZE)).top();
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
