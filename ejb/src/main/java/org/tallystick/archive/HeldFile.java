package org.tallystick.archive;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;

/// A file that stands in a partner's directory and is no exchange.
///
/// @param held the leaf that brought it
/// @param role what its name makes it: `file`, `part`, `sidecar` or `marker`
/// @param isContradicted whether a sidecar says that its bytes are others than were meant
/// @param why what it waits for, or why it was refused, in a sentence
public record HeldFile(
    LedgerPosition held,
    PartnerId partner,
    Optional<InterfaceId> agreed,
    RawPath path,
    long size,
    Instant since,
    String role,
    State state,
    boolean isContradicted,
    String why) {

  /// How it stands with it.
  public enum State {
    /// What it waits for may still come.
    WAITING,
    /// It has waited longer than is usual.
    LATE,
    /// What came for it says that it is not as it should be.
    REFUSED
  }

  /// Whether somebody may publish it by hand: never what a sidecar contradicts.
  public boolean isPublishable() {
    return role.equals("file") && !isContradicted;
  }
}
