package org.tallystick.evidence.map;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// A map that is kept nowhere else: for verifiers and for rebuilding. Not thread-safe.
public final class MapInMemory implements MapStore {

  private final Map<MapPrefix, TreeMap<Integer, MapSlot>> groups = new HashMap<>();

  @Override
  public MapGroup read(MapPrefix prefix) {
    return new MapGroup(groups.getOrDefault(prefix, new TreeMap<>()));
  }

  @Override
  public void write(MapPrefix prefix, Map<Integer, MapSlot> changed) {
    groups.computeIfAbsent(prefix, none -> new TreeMap<>()).putAll(changed);
  }
}
