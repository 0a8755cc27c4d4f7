/// The offline verifier's command line: `java -jar tallystick-verify.jar`. It needs no server and no library.
///
/// Start with [Main]; each sub-command is a [Command].
@NullMarked
package org.tallystick.evidence.verify;

import org.jspecify.annotations.NullMarked;
