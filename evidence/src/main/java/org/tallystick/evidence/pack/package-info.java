/// Evidence packs: one file that proves one claim offline (`docs/evidence.md` §7).
///
/// Start with [PackWriter] to make one and [PackVerifier] to judge one.
///
/// - `PACK-1` The ZIP is a function of its entries' names and contents ([PackZip]).
/// - `PACK-2` Every file but the two manifests' seals is in a manifest by hash ([AsicManifest]).
/// - `PACK-3` A changed byte anywhere makes the verifier refuse.
/// - `PACK-4` What the claim does not need is refused.
@NullMarked
package org.tallystick.evidence.pack;

import org.jspecify.annotations.NullMarked;
