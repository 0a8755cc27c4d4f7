/// Who is signed in over SFTP now and what is being transferred. `ejb` says what the screens need ({@link org.tallystick.live.LiveSessions}); the SFTP server knows.
///
/// Start at {@link org.tallystick.live.Supervision}.
///
/// - LIV-1 A session is closed by a person only with a reason, on record before it is closed.
/// - LIV-2 What is shown is of this node and of now; what was is in the log.
@NullMarked
package org.tallystick.live;

import org.jspecify.annotations.NullMarked;
