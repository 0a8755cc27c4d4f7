package org.tallystick.ledger;

import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.leaf.EventType;

/// A batch whose transaction is committed and whose callers wait for it to become durable.
///
/// @param size the log's size with it
/// @param first the first leaf it appended, empty when it appended none
/// @param answers what tells the callers
/// @param nanos how long the transaction took
record CommittedBatch(
    LogId log,
    List<Submission<?>> submissions,
    long size,
    Optional<LeafMark> first,
    List<EventType> appended,
    List<Runnable> answers,
    long nanos) {

  /// Wakes a hardener that is to end; it holds nothing.
  static final CommittedBatch LAST =
      new CommittedBatch(LogId.SYSTEM, List.of(), 0, Optional.empty(), List.of(), List.of(), 0);
}
