package org.tallystick.fsck;

import java.time.Instant;
import java.util.Map;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.map.MapPrefix;
import org.tallystick.evidence.map.MapSlot;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.tlog.ContentDigest;

/// Is told, in the order of the leaves, what the views of one log must hold.
interface LogViews {

  void head(HeadLeaf head, Map<SubjectKey, MapValue> changed);

  /// What a head changed in one group of the map.
  void slots(HeadLeaf head, MapPrefix prefix, Map<Integer, MapSlot> changed);

  /// A name stands from `entry.from()` on.
  void placed(TreeEntry entry);

  /// It stands no longer from that leaf on.
  void ended(TreeEntry entry, long index);

  void token(long index, ContentDigest token, Instant notEarlier);

  /// The log is read to its end.
  void end(LogEnd end);

  /// Where a log ends.
  ///
  /// @param lastAt the time of its last leaf
  /// @param headedTo the number of leaves before its last head; 0 when it has none
  /// @param erased the number of events that cannot be read any more
  record LogEnd(long size, Instant lastAt, long headedTo, long erased) {}
}
