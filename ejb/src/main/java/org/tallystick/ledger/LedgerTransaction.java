package org.tallystick.ledger;

import java.time.Instant;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.note.SignedNote;

/// The log an {@link Attempt} writes to, for the length of its run. Confined to the ledger's thread.
public interface LedgerTransaction {

  LogId log();

  /// The number of leaves so far, those this attempt has appended included: the index of the next.
  long size();

  /// The time of this attempt, of every event and row it writes: the injected clock cut to milliseconds, never before the log's last event.
  Instant now();

  /// Writes the event document and its leaf.
  ///
  /// @return the leaf's index
  long append(Event event);

  /// Ends what happened so far with a head; it has no event document.
  ///
  /// @throws IllegalArgumentException when the head is for another index than the next
  void appendHead(HeadLeaf head);

  /// Writes a checkpoint of another log, whole, as a leaf of the anchor log.
  ///
  /// @return the leaf's index
  /// @throws IllegalArgumentException when this is another log than the anchor log
  long appendCheckpoint(SignedNote checkpoint);

  /// Begins another log in this transaction, of the same installation: a new partner's.
  LedgerTransaction begin(LogId log);
}
