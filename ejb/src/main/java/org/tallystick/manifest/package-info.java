/// Daily lists of what was exchanged: ours, signed, and the partner's own, compared with the log.
///
/// Start at {@link org.tallystick.manifest.ManifestComparing} for partners and at {@link org.tallystick.manifest.Comparisons} for people.
///
/// - MAN-1 The days of a partner follow each other without a gap: one begins where the one before was cut off.
/// - MAN-2 A manifest is there from the first leaf after its cut-off on and never changes, but for what the law makes us erase.
/// - MAN-3 A comparison of any length is made on disk: memory does not depend on it.
/// - MAN-4 Every manifest that is dropped is an event and gets an answer, also one that cannot be read.
@NullMarked
package org.tallystick.manifest;

import org.jspecify.annotations.NullMarked;
