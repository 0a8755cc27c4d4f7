/// What can be claimed, as `claim.json` of a pack says it.
///
/// Start with [Claim]. Whether a claim is proven is the question of [org.tallystick.evidence.pack].
///
/// - `CLAIM-1` `claim.json` is canonical JSON with exactly the members of its kind.
@NullMarked
package org.tallystick.evidence.claim;

import org.jspecify.annotations.NullMarked;
