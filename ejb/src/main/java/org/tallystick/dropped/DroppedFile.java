package org.tallystick.dropped;

import java.time.Instant;
import org.tallystick.archive.StoredContent;
import org.tallystick.evidence.name.RawName;

/// One file that was dropped, or one that answers it.
///
/// @param index the leaf of the event it goes with
public record DroppedFile(
    DroppedFolder folder, RawName name, long index, Instant at, StoredContent content) {}
