/// Screens about evidence: how good it is, and proofs for whoever does not trust us.
@NullMarked
package org.tallystick.ui.evidence;

import org.jspecify.annotations.NullMarked;
