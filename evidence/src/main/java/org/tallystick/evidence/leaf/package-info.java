/// What a log says: leaves, one line each, and the event documents they name by hash.
///
/// Start with [EventDocument#builder] and [Leaf#of]. The leaf is what proofs are about and holds only pseudonyms; the
/// event document says in words what happened and can be erased without breaking a proof, for its salt makes its
/// hash unguessable.
///
/// - `LEAF-1` A leaf is one line of canonical JSON of at most 4 KiB with members at, doc, i, sub, type, v.
/// - `LEAF-2` `sub` ascends and has no duplicates.
/// - `LEAF-3` Instants are UTC with three digits of milliseconds, always.
/// - `LEAF-4` Every event document carries 32 random bytes of salt.
/// - `LEAF-5` Stored bytes are kept as read; the digest is that of the stored bytes.
@NullMarked
package org.tallystick.evidence.leaf;

import org.jspecify.annotations.NullMarked;
