package org.tallystick.business;

import java.util.List;
import org.tallystick.ledger.LedgerPosition;

/// What became of writing down or linking a business document.
public sealed interface BusinessOutcome {

  record Created(BusinessDocument document) implements BusinessOutcome {}

  /// @param added the files that were not linked before; empty when asked twice
  record Linked(BusinessDocument document, List<LedgerPosition> added) implements BusinessOutcome {}

  /// There is one of that partner, kind and number; nothing was written.
  record AlreadyExists(BusinessDocument document) implements BusinessOutcome {}

  record Unknown(String sentence) implements BusinessOutcome {}

  /// @param sentence subject, found, expected
  record Refused(String sentence) implements BusinessOutcome {}
}
