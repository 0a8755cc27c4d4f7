package org.tallystick.evidence.map;

import java.util.Map;

/// Where the groups of one log's map are kept, as of one head.
public interface MapStore {

  /// Empty when nothing was written there.
  MapGroup read(MapPrefix prefix);

  /// Replaces these places of a group; the others stay.
  void write(MapPrefix prefix, Map<Integer, MapSlot> changed);
}
