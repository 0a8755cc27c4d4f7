package org.tallystick.ledger;

import java.time.Instant;

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

  /// Begins another log in this transaction, of the same installation: a new partner's.
  LedgerTransaction begin(LogId log);
}
