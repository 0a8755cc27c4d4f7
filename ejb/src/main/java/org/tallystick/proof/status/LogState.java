package org.tallystick.proof.status;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.LogKeyState;

/// How far a log has come.
///
/// @param signed of its newest signed checkpoint
/// @param stamped how much of it the newest time stamp covers
public record LogState(
    LogId id, String origin, TreeSize signed, Optional<Stamped> stamped, LogKeyState keys) {

  /// @param time what the authority says
  public record Stamped(TreeSize size, Instant time, String authority) {}
}
