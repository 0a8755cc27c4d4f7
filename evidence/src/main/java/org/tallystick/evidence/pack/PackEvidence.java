package org.tallystick.evidence.pack;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.evidence.tlog.TreeSize;

/// What a pack proves of one log, each piece verified: the ground on which its claim is judged.
///
/// @param lines the leaves, single ones and those of the range
/// @param events event documents of leaves
/// @param range the leaves without a gap, empty when there is no range
/// @param maps what heads say of subjects
/// @param anchors sizes of the log that a time-stamping authority has seen, and when at the latest
/// @param floors `token` leaves, and when they were written at the earliest
record PackEvidence(
    Origin origin,
    Checkpoint checkpoint,
    TreeMap<LeafIndex, LogLine> lines,
    TreeMap<LeafIndex, EventDocument> events,
    List<LogLine> range,
    Map<Head, Optional<MapValue>> maps,
    TreeMap<TreeSize, Instant> anchors,
    TreeMap<LeafIndex, Instant> floors) {

  /// A subject at a head.
  record Head(LeafIndex head, SubjectKey key) {}

  static PackEvidence of(Origin origin, Checkpoint checkpoint, List<LogLine> range) {
    return new PackEvidence(
        origin,
        checkpoint,
        new TreeMap<>(),
        new TreeMap<>(),
        range,
        new HashMap<>(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  LogLine line(LeafIndex index) {
    LogLine line = lines.get(index);
    if (line == null) {
      throw new RefusedException("pack: leaf " + index + " is missing");
    }
    return line;
  }

  EventDocument event(LeafIndex index) {
    EventDocument event = events.get(index);
    if (event == null) {
      throw new RefusedException("pack: the event document of leaf " + index + " is missing");
    }
    return event;
  }

  HeadLeaf head(LeafIndex index) {
    if (line(index) instanceof HeadLeaf head) {
      return head;
    }
    throw new RefusedException("pack: leaf " + index + " is no head");
  }

  /// What the map of a head says of a subject.
  Optional<MapValue> value(LeafIndex head, Subject subject) {
    Optional<MapValue> value = maps.get(new Head(head, SubjectKey.of(origin, subject)));
    if (value == null) {
      throw new RefusedException("pack: the map proof of head " + head + " is missing");
    }
    return value;
  }

  /// Both heads say the same of a subject.
  Optional<MapValue> sameValue(LeafIndex before, LeafIndex after, Subject subject) {
    Optional<MapValue> first = value(before, subject);
    RefusedException.unless(
        first.equals(value(after, subject)),
        "claim: something happened to "
            + subject
            + " between the heads "
            + before
            + " and "
            + after);
    return first;
  }

  /// Leaf `index` existed at that instant, an authority says.
  void requireAnchored(LeafIndex index, Instant by) {
    RefusedException.unless(
        anchors.tailMap(index.sizeAfter(), true).values().stream()
            .anyMatch(time -> !time.isAfter(by)),
        "claim: no time stamp says that leaf " + index + " existed at " + by);
  }

  /// A leaf of the range was written after that instant, an authority says.
  void requireFloorInRange(Instant after) {
    RefusedException.unless(
        floors
            .subMap(range.getFirst().index(), true, range.getLast().index(), true)
            .values()
            .stream()
            .anyMatch(time -> !time.isBefore(after)),
        "claim: no token in the range says that it goes on until " + after);
  }

  /// Leaf `index` was written after that instant, an authority says.
  void requireFloor(LeafIndex index, Instant after) {
    RefusedException.unless(
        floors.headMap(index, false).values().stream().anyMatch(time -> !time.isBefore(after)),
        "claim: no time stamp says that leaf " + index + " was written after " + after);
  }
}
