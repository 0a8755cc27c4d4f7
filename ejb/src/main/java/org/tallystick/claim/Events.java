package org.tallystick.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.proof.Leaves;

/// The event documents that claims are about. In the caller's transaction.
@ApplicationScoped
class Events {

  @Inject private Leaves leaves;

  /// @param signed the size of the checkpoint that is to prove it
  EventDocument require(LedgerPosition position, TreeSize signed) {
    LeafIndex index = new LeafIndex(position.index());
    Leaves.Stored stored =
        leaves
            .find(position.log(), index)
            .orElseThrow(() ->
                new NotProvableException(
                    "There is no event " + position + ".", "Check its number."));
    if (!signed.contains(index)) {
      throw new NotProvableException(
          "Event " + position + " is not signed yet.", "Ask again in a second.");
    }
    return stored
        .document()
        .orElseThrow(() ->
            new NotProvableException(
                "What event " + position + " said was erased.",
                "The log still proves that there was an event, and when; not what it was."));
  }
}
