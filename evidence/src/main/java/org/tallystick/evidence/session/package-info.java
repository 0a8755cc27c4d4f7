/// Who opened a session: the client's own signature over it (`docs/evidence.md` §9).
@NullMarked
package org.tallystick.evidence.session;

import org.jspecify.annotations.NullMarked;
