/// How good the evidence is right now, for people: green, amber or red, why, and how to get to green.
///
/// Start with {@link org.tallystick.proof.status.EvidenceStatus}.
@NullMarked
package org.tallystick.proof.status;

import org.jspecify.annotations.NullMarked;
