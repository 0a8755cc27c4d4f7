/// Transport, host keys, algorithms and sign-in. Start at {@link org.tallystick.sftp.server.SftpServer}; {@link org.tallystick.sftp.server.PartnerGate} is the one door to the
/// use cases.
@NullMarked
package org.tallystick.sftp.server;

import org.jspecify.annotations.NullMarked;
