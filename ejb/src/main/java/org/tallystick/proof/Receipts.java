package org.tallystick.proof;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Optional;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.receipt.Receipt;
import org.tallystick.evidence.tlog.InclusionProof;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.NodeHash;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;

/// Makes receipts of what is stored. Each rests on the first checkpoint that signs its leaf, so its bytes are the same whenever it is asked for. In the caller's transaction.
@ApplicationScoped
public class Receipts {

  @Inject private Leaves leaves;
  @Inject private Checkpoints checkpoints;
  @Inject private Subtrees subtrees;

  /// How many bytes the receipt of a stored leaf has, without reading the log for its proof.
  ///
  /// @param checkpoint the first one that signs the leaf
  public static long size(
      LeafIndex index, byte[] leaf, Optional<byte[]> event, SignedNote checkpoint) {
    TreeSize size = Checkpoint.of(checkpoint).size();
    InclusionProof blank =
        new InclusionProof(
            index,
            size,
            Collections.nCopies(InclusionProof.length(index, size), new NodeHash(Sha256.ZERO)));
    return Receipt.of(leaf, event, blank, checkpoint).bytes().length;
  }

  /// @return empty when there is no such leaf, or no checkpoint signs it yet: wait a second
  public Optional<Receipt> of(LedgerPosition position) {
    LogId log = position.log();
    LeafIndex index = new LeafIndex(position.index());
    return leaves
        .find(log, index)
        .flatMap(leaf ->
            checkpoints
                .atLeast(log, index.sizeAfter())
                .map(note ->
                    Receipt.of(
                        leaf.leaf(),
                        leaf.event(),
                        subtrees.of(log).inclusion(index, Checkpoint.of(note).size()),
                        note)));
  }
}
