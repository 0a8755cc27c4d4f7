/// What makes the ledger provable: heads over the subject map, signed checkpoints, anchors in time, and the claims that rest on them.
///
/// Start with {@link org.tallystick.proof.HeadKeeper}, which follows the ledger. `docs/evidence.md` is the format.
///
/// - PRO-1 A head follows any event within a second; only sizes that end with a head are signed (R4, R5).
/// - PRO-2 Nothing is signed unless the last checkpoint that was signed, kept outside the data directory, is its beginning (R8).
/// - PRO-3 Heads, subjects and map are views: the leaves alone decide.
/// - PRO-4 A key of a log is followed by another only when an administrator says so; wherever that is cut short, what is durable decides which of them signs.
@NullMarked
package org.tallystick.proof;

import org.jspecify.annotations.NullMarked;
