/// The SFTP server over the archive. {@link org.tallystick.sftp.server} owns transport, keys and sign-in (Apache MINA SSHD), {@link org.tallystick.sftp.session} what a
/// signed-in client asks, {@link org.tallystick.sftp.packet} the bytes of SFTP version 3.
@NullMarked
package org.tallystick.sftp;

import org.jspecify.annotations.NullMarked;
