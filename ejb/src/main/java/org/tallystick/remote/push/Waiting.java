package org.tallystick.remote.push;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.name.RawName;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.InterfaceId;

/// A document that is to be brought to a partner's server and is not there yet.
///
/// @param document the leaf that placed it
/// @param attempts that failed
/// @param next when it is tried again
/// @param hasBegun whether some of it may be there under its part name
/// @param gaveUp whether a person has to say what becomes of it
/// @param failure how the last attempt went
public record Waiting(
    LedgerPosition document,
    InterfaceId agreed,
    RawName name,
    int attempts,
    Instant next,
    boolean hasBegun,
    boolean gaveUp,
    Optional<String> failure) {}
