/// Signed statements in the form of C2SP signed-note: checkpoints, cosignatures of witnesses, policies that say whose
/// signatures count, and tlog-proofs that carry a checkpoint with them.
@NullMarked
package org.tallystick.evidence.note;

import org.jspecify.annotations.NullMarked;
