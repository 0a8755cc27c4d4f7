/// SSH's own keys and signatures: whose log it is (SSHSIG) and who opened a session (RFC 4252 §7).
///
/// Start with [SshSignature] and [SessionSignature].
@NullMarked
package org.tallystick.evidence.ssh;

import org.jspecify.annotations.NullMarked;
