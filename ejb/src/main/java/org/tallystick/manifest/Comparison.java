package org.tallystick.manifest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.tallystick.archive.StoredContent;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.TimelineKey;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;

/// A manifest of a partner beside the log.
///
/// @param position the leaf of its `manifest.compared`
/// @param name of the manifest, for people
/// @param only the interface it was about; empty when it was about all of the partner's
/// @param seen how many leaves the log had
/// @param differences one record each, in CSV
public record Comparison(
    LedgerPosition position,
    Instant at,
    AccountId account,
    String name,
    LocalDate day,
    Optional<InterfaceId> only,
    long seen,
    Counts counts,
    StoredContent manifest,
    StoredContent differences) {

  public PartnerId partner() {
    return new PartnerId(position.log().value());
  }

  public TimelineKey key() {
    return new TimelineKey(at, position);
  }
}
