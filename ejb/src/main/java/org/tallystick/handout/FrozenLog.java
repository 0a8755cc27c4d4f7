package org.tallystick.handout;

import java.time.Instant;
import org.tallystick.evidence.tlog.TreeSize;

/// A log at one signed checkpoint.
///
/// @param checkpoint the signed note
/// @param signedAt when the head the checkpoint ends with was written
/// @param begunAt when the log began: what every tile shows as its time, so that a later mirror fetches none again
record FrozenLog(
    TreeSize size, byte[] checkpoint, byte[] policy, Instant signedAt, Instant begunAt) {}
