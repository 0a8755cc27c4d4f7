package org.tallystick.manifest;

import java.time.Instant;
import java.time.LocalDate;
import org.tallystick.message.Span;

/// One day of a partner, or of one of its interfaces: from the cut-off of the day before up to its own.
///
/// @param span its leaves, as far as they are there
/// @param isOver whether a leaf from after its cut-off is there, so that nothing can be added to it
public record ManifestDay(
    ManifestSubject subject,
    LocalDate day,
    Instant from,
    Instant until,
    Span span,
    boolean isOver) {}
