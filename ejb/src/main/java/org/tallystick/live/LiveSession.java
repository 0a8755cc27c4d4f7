package org.tallystick.live;

import java.time.Instant;
import java.util.List;
import org.tallystick.ledger.SessionId;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.PartnerId;

/// A session that is signed in now.
///
/// @param peer the client's address and port
/// @param client its version string
/// @param algorithms key exchange, host key, cipher and MAC that were agreed
/// @param weak whether they are of those only an exception allows
/// @param dated whether they are of those that only software without better ones is offered
public record LiveSession(
    SessionId id,
    AccountId account,
    PartnerId partner,
    String peer,
    String client,
    String algorithms,
    boolean weak,
    boolean dated,
    Instant since,
    List<LiveTransfer> transfers) {}
