package org.tallystick.ledger;

import java.time.Instant;
import org.tallystick.evidence.leaf.HeadLeaf;

/// The log an {@link Attempt} writes to, for the length of its run. Confined to the ledger's thread.
public interface LedgerTransaction {

  LogId log();

  /// The number of leaves so far, those this attempt has appended included: the index of the next.
  long size();

  /// The time the next event gets: the injected clock cut to milliseconds, never before the log's last event.
  Instant now();

  /// Writes the event document and its leaf.
  ///
  /// @return the leaf's index
  long append(Event event);

  /// Ends what happened so far with a head; it has no event document.
  ///
  /// @throws IllegalArgumentException when the head is for another index than the next
  void appendHead(HeadLeaf head);

  /// Begins another log in this transaction, of the same installation: a new partner's.
  LedgerTransaction begin(LogId log);
}
