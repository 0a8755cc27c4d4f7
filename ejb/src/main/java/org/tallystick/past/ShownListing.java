package org.tallystick.past;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.ledger.LedgerPosition;

/// A listing a partner was shown.
///
/// @param number its place among the directory's listings, from 1
/// @param size the log size the shown names were those of
/// @param entries how many names were shown; of the root, without `.exchange`, which is not of the log
/// @param change the number of the directory's last change before it: the listing shows the directory after that one
/// @param account empty, as are session and peer, once the words of the event were erased
public record ShownListing(
    LedgerPosition event,
    long number,
    Instant at,
    long size,
    long entries,
    long change,
    Optional<String> account,
    Optional<String> session,
    Optional<String> peer) {}
