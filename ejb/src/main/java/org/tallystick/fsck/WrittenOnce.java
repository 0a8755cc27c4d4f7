package org.tallystick.fsck;

import org.tallystick.evidence.leaf.EventDocument;

/// Rows that are written once, in the transaction of the event that says them.
interface WrittenOnce {

  /// Compares the rows of that event, if it is one that has such rows.
  ///
  /// @param index the event's leaf
  void check(long index, EventDocument event);

  /// The log is read to its end.
  ///
  /// @param erased the number of events that could not be read any more: there may be that many rows more
  void end(long erased);
}
