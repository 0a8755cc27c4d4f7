package org.tallystick.evidence.map;

import java.util.HashMap;
import java.util.Map;

/// A map that is kept nowhere else: for verifiers and for rebuilding. Not thread-safe.
public final class MapInMemory implements MapStore {

  private final Map<MapPrefix, MapGroup> groups = new HashMap<>();

  @Override
  public MapGroup read(MapPrefix prefix) {
    return groups.getOrDefault(prefix, MapGroup.EMPTY);
  }

  @Override
  public void write(MapPrefix prefix, Map<Integer, MapSlot> changed) {
    groups.put(prefix, read(prefix).with(changed));
  }
}
