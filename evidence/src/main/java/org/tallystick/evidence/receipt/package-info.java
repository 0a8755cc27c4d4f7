/// A receipt: one leaf, what it says in words, and the proof that a signed log holds it (`docs/evidence.md` §6).
@NullMarked
package org.tallystick.evidence.receipt;

import org.jspecify.annotations.NullMarked;
