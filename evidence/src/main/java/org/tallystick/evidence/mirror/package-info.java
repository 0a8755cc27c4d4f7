/// A partner's copy of its whole log, replayed: [org.tallystick.evidence.mirror.Mirror] is the front door.
///
/// - MIR-1 Everything that the heads say follows from the leaves before them, but what directories hold; of that, only what a leaf names may change.
/// - MIR-2 What the partner has from before, checkpoints and receipts, is a beginning of the log.
/// - MIR-3 `verify.py` says the same, in the same words.
@NullMarked
package org.tallystick.evidence.mirror;

import org.jspecify.annotations.NullMarked;
