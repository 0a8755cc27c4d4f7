package org.tallystick.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/// The primary key every row of the ledger shares: log and index.
@Embeddable
public record LeafKey(
    @Column(name = "log_id", nullable = false) String logId,
    @Column(name = "idx", nullable = false) long index)
    implements Serializable {

  public static LeafKey of(LedgerPosition position) {
    return new LeafKey(position.log().value(), position.index());
  }

  public LedgerPosition position() {
    return new LedgerPosition(new LogId(logId), index);
  }
}
