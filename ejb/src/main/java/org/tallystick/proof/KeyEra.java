package org.tallystick.proof;

import java.util.Optional;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.tlog.TreeSize;

/// For how long a key has signed a log.
///
/// @param since the size of the first checkpoint that has its signature
/// @param change by which the key before names it; empty for the first one, and for one that was begun with when the key before was lost
public record KeyEra(TreeSize since, VerifierKey key, Optional<SignedNote> change) {}
