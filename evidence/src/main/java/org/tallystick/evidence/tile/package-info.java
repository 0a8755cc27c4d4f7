/// A log as a set of files that never change, so that anybody can mirror it: C2SP tlog-tiles.
@NullMarked
package org.tallystick.evidence.tile;

import org.jspecify.annotations.NullMarked;
