package org.tallystick.remote;

import java.time.Instant;
import java.util.Optional;

/// What came of working once for an interface.
///
/// @param next when the next is wanted at the latest; empty when the schedule says it
public record Ran(String sentence, Optional<Instant> next) {}
