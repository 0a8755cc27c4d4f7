package org.tallystick.handout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;
import org.tallystick.proof.Checkpoints;
import org.tallystick.proof.LogIdentity;

/// Takes the newest signed state of a log. In the caller's transaction.
@ApplicationScoped
class FrozenLogs {

  private static final String BEGUN =
      "select at from event_document where log_id = ? and idx = " + LeafIndex.FIRST;
  private static final String HEAD = "select at from head where log_id = ? and idx = ?";

  @Inject private Sql sql;
  @Inject private Checkpoints checkpoints;
  @Inject private LogIdentity identity;

  Optional<FrozenLog> newest(LogId log) {
    return checkpoints.latest(log).map(note -> frozen(log, note));
  }

  private FrozenLog frozen(LogId log, SignedNote note) {
    TreeSize size = Checkpoint.of(note).size();
    Instant begun = sql.first(BEGUN, row -> Sql.instant(row, "at"), log.value()).orElseThrow();
    Instant signed =
        sql.first(HEAD, row -> Sql.instant(row, "at"), log.value(), size.value() - 1).orElse(begun);
    Instant keyed = identity.changedAt(log).orElse(begun);
    return new FrozenLog(size, notes(log, note), signed, keyed, begun);
  }

  private SequencedMap<String, byte[]> notes(LogId log, SignedNote checkpoint) {
    SequencedMap<String, byte[]> notes = new LinkedHashMap<>();
    notes.put(FrozenLog.CHECKPOINT, checkpoint.bytes());
    notes.putAll(identity.files(log, checkpoint));
    return notes;
  }
}
