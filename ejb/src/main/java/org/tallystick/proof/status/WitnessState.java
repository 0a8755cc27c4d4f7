package org.tallystick.proof.status;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// One that is asked to cosign.
///
/// @param key the vkey its cosignatures are verified by
/// @param cosigned when it says it saw the newest anchor; empty when it has not cosigned that
/// @param fault why not, the last time it was asked
public record WitnessState(
    String name, URI address, String key, Optional<Instant> cosigned, Optional<String> fault) {}
