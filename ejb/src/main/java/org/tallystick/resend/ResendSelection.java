package org.tallystick.resend;

import java.util.List;
import org.tallystick.exchange.HistoryFilter;
import org.tallystick.ledger.LedgerPosition;

/// Which files somebody wants to send again.
public sealed interface ResendSelection {

  /// These documents.
  record Documents(List<LedgerPosition> positions) implements ResendSelection {

    public Documents {
      positions = positions.stream().distinct().toList();
    }
  }

  /// Whatever was sent that the filter lets through.
  record Matching(HistoryFilter filter) implements ResendSelection {}
}
