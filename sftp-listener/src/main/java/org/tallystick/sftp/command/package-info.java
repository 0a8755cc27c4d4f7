/// Commands on an exec channel: `scp`, checksums as rclone and scripts ask for them, `echo`. There is no shell; everything else is refused with a sentence and an event.
///
/// Start at {@link org.tallystick.sftp.command.CommandRun}.
///
/// - CMD-1 What is not answered is refused at once, recorded, and ends with status 1.
/// - CMD-2 A command does nothing but what the same account could do by SFTP, with the same events.
@NullMarked
package org.tallystick.sftp.command;

import org.jspecify.annotations.NullMarked;
