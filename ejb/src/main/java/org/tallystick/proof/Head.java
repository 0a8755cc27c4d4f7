package org.tallystick.proof;

import java.time.Instant;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LogId;

/// A head leaf: what the subject map was over all leaves before `index`.
public record Head(LogId log, LeafIndex index, Instant at, Sha256 map, long subjects) {

  /// The size of the log that ends with this head: one that may be signed.
  public TreeSize size() {
    return index.sizeAfter();
  }
}
