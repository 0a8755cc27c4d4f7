package org.tallystick.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.Checkpoints;
import org.tallystick.proof.HostKey;
import org.tallystick.proof.Leaves;
import org.tallystick.proof.PastMaps;
import org.tallystick.proof.Subtrees;
import org.tallystick.proof.anchor.Authorities;
import org.tallystick.proof.anchor.Witnesses;

/// Where packs come from: begins a {@link Draft}. In the caller's transaction.
@ApplicationScoped
class Drafts {

  @Inject private Checkpoints checkpoints;
  @Inject private Subtrees subtrees;
  @Inject private Leaves leaves;
  @Inject private PastMaps maps;
  @Inject private TimeStamps times;
  @Inject private Authorities authorities;
  @Inject private HostKey hostKey;
  @Inject private Witnesses witnesses;
  @Inject private Clock clock;

  /// A pack about the log as its newest checkpoint signs it.
  Draft about(LogId log) {
    SignedNote checkpoint =
        checkpoints
            .latest(log)
            .orElseThrow(() ->
                new NotProvableException(
                    "log " + log + ": there is none, or it has not been signed yet",
                    "Choose a partner's log, or system; a new log is signed within a second."));
    Origin origin = new Origin(leaves.origin(log).orElseThrow());
    return new Draft(this, log, origin, checkpoint);
  }

  Checkpoints checkpoints() {
    return checkpoints;
  }

  Subtrees subtrees() {
    return subtrees;
  }

  Leaves leaves() {
    return leaves;
  }

  PastMaps maps() {
    return maps;
  }

  TimeStamps times() {
    return times;
  }

  Authorities authorities() {
    return authorities;
  }

  Witnesses witnesses() {
    return witnesses;
  }

  HostKey hostKey() {
    return hostKey;
  }

  Clock clock() {
    return clock;
  }
}
