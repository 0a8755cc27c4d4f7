/// Whose log it is: the SFTP host key that the partners know speaks for the log's key. `docs/evidence.md` §10.
@NullMarked
package org.tallystick.evidence.owner;

import org.jspecify.annotations.NullMarked;
