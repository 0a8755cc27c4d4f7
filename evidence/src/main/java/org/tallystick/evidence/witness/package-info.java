/// Witnesses: others who cosign that a log has only grown, so that nobody has to take the log's operator's word for it.
///
/// Start with {@link org.tallystick.evidence.witness.WitnessClient}; C2SP tlog-witness, tlog-cosignature and tlog-policy are what it speaks.
@NullMarked
package org.tallystick.evidence.witness;

import org.jspecify.annotations.NullMarked;
