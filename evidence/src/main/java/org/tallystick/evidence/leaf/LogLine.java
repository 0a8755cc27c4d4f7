package org.tallystick.evidence.leaf;

import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;

/// One line of a partner's log or of `system`: an event's leaf, or a head.
public sealed interface LogLine permits Leaf, HeadLeaf {

  static LogLine parse(byte[] line) {
    if (line.length > Leaf.MAX_BYTES) {
      throw new IllegalArgumentException(
          "leaf of " + line.length + " bytes: expected at most " + Leaf.MAX_BYTES);
    }
    JsonObject json = JsonObject.parse(line);
    return json.text("type").equals(EventType.HEAD.word())
        ? HeadLeaf.parse(json)
        : Leaf.parse(json);
  }

  LeafIndex index();

  LogInstant at();

  EventType type();

  byte[] bytes();

  LeafHash hash();
}
