package org.tallystick.archive;

import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.Event;

/// Who lets something happen: a partner's session, or a person of ours.
@FunctionalInterface
interface Cause {

  /// An event of theirs.
  Event event(EventType type);
}
