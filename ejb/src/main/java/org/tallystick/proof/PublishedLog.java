package org.tallystick.proof;

import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LogId;

/// A log that can be mirrored.
///
/// @param size of its newest signed checkpoint
public record PublishedLog(LogId id, VerifierKey key, TreeSize size) {}
