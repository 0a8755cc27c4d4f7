/// Files that we send are brought to partners' own servers.
///
/// Start at {@link org.tallystick.remote.push.Pushing}.
///
/// - PSH-1 An attempt is on record before the first byte.
/// - PSH-2 A file has its name there only when all of it is there.
/// - PSH-3 Of files of one name the older is brought first.
@NullMarked
package org.tallystick.remote.push;

import org.jspecify.annotations.NullMarked;
