package org.tallystick.remote.poll;

import java.time.Instant;
import org.tallystick.evidence.name.RawName;
import org.tallystick.partner.InterfaceId;

/// A file of a partner's server that could not be fetched, or with which what is agreed could not be done there.
///
/// @param size in bytes
/// @param isHere whether it was fetched, and only the rest failed
/// @param attempts that failed
/// @param next when it is tried again
/// @param gaveUp whether a person has to say what becomes of it
/// @param failure how the last attempt went
public record FailingFile(
    InterfaceId agreed,
    RawName name,
    long size,
    boolean isHere,
    int attempts,
    Instant next,
    boolean gaveUp,
    String failure) {}
