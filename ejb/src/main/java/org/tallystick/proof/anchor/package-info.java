/// Ties the logs to time: their checkpoints become leaves of the `anchor` log, which a time-stamping authority stamps, and the token's hash becomes a leaf of each log.
///
/// Start with {@link org.tallystick.proof.anchor.AnchorKeeper}. `docs/evidence.md` §5 says what follows from an anchor.
///
/// - ANC-1 What is new is anchored every minute; around the start of each civil day more often (R9).
/// - ANC-2 An authority that does not answer stops nothing: the embedded one stamps meanwhile, and the evidence is amber.
/// - ANC-3 Witnesses are shown each anchor before it is stamped; what one of them says is shown, and stops nothing.
@NullMarked
package org.tallystick.proof.anchor;

import org.jspecify.annotations.NullMarked;
