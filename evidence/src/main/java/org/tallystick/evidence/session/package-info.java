/// SSH's own signatures: who opened a session ([KeySignature], `docs/evidence.md` §9), and whose log it is ([SshSignature],
/// §10).
@NullMarked
package org.tallystick.evidence.session;

import org.jspecify.annotations.NullMarked;
