package org.tallystick.evidence.map;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.tlog.Sha256;

/// Eight levels of the map at once: what stands at each of the 256 next bytes, and every hash above. Immutable; a
/// changed group shares with the one before what did not change.
public final class MapGroup {

  public static final MapGroup EMPTY = new MapGroup(null);

  static final int PLACES = 256;

  private final @Nullable GroupNode top;

  private MapGroup(@Nullable GroupNode top) {
    this.top = top;
  }

  public static MapGroup of(Map<Integer, MapSlot> slots) {
    return EMPTY.with(slots);
  }

  /// The group with these places replaced. Hashes only what stands above them.
  public MapGroup with(Map<Integer, MapSlot> changed) {
    GroupNode.Changes changes = GroupNode.Changes.of(changed);
    return new MapGroup(GroupNode.with(top, 0, PLACES, changes, 0, changed.size()));
  }

  /// The hash of the whole group; zeros when it is empty.
  Sha256 root() {
    return GroupNode.hashOf(top);
  }

  public Optional<MapSlot> at(int place) {
    GroupNode node = top;
    int from = 0;
    for (int half = PLACES / 2; node instanceof GroupNode.Fork fork; half /= 2) {
      boolean right = place >= from + half;
      node = right ? fork.right() : fork.left();
      from += right ? half : 0;
    }
    return node instanceof GroupNode.End end && end.place() == place
        ? Optional.of(end.slot())
        : Optional.empty();
  }

  /// Where a walk down the group begins.
  @Nullable GroupNode top() {
    return top;
  }
}
