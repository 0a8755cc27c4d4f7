package org.tallystick.past;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;
import org.tallystick.proof.Head;
import org.tallystick.proof.Heads;
import org.tallystick.proof.Leaves;

/// Which log size an instant is. In the caller's transaction.
@ApplicationScoped
class LogTimes {

  static final String LAST_BY =
      "select idx from event_document where log_id = ? and idx < ? and at <= ?"
          + " order by log_id desc, idx desc fetch first 1 rows only";
  private static final String SIZE = "select size from transparency_log where id = ?";

  @Inject private Sql sql;
  @Inject private Heads heads;
  @Inject private Leaves leaves;

  /// How many leaves the log has now; 0 when there is no such log.
  long size(LogId log) {
    return sql.first(SIZE, row -> row.getLong(1), log.value()).orElse(0L);
  }

  /// How many it had at the instant. Heads come every second, so only the leaves up to the next one have to be looked at.
  long sizeAt(LogId log, Instant instant) {
    long bound =
        heads
            .notBefore(log, instant.plusMillis(1))
            .map(Head::index)
            .map(LeafIndex::value)
            .orElseGet(() -> size(log));
    return sql.first(LAST_BY, row -> row.getLong(1) + 1, log.value(), bound, instant).orElse(0L);
  }

  /// When the log began.
  Optional<Instant> begun(LogId log) {
    return writtenAt(log, 0);
  }

  Optional<Instant> writtenAt(LogId log, long index) {
    return leaves
        .find(log, new LeafIndex(index))
        .map(stored -> LogLine.parse(stored.leaf()).at().value());
  }
}
