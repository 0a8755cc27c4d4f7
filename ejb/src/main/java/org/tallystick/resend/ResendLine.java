package org.tallystick.resend;

import java.util.Optional;
import org.tallystick.ledger.LedgerPosition;

/// One file of an order, and what became of it.
///
/// @param document what is sent again
/// @param again the document that shows it now
/// @param why of a refusal
public record ResendLine(
    LedgerPosition document,
    Outcome outcome,
    Optional<LedgerPosition> again,
    Optional<String> why) {

  /// As it stands in the database, in lower case.
  public enum Outcome {
    WAITING,
    DONE,
    THERE,
    REFUSED,
    UNDONE
  }
}
