/// Transport, host keys, algorithms and sign-in. Start at {@link org.tallystick.sftp.server.SftpServer}; {@link org.tallystick.sftp.server.PartnerGate} is the one door to the
/// use cases.
///
/// - SRV-1 Nobody is let in before the session is recorded, with the signature that proves who it is.
/// - SRV-2 A session's end stands in the log after whatever its channels left behind.
/// - SRV-3 Connections, sessions and channels are bounded: without a key in all and by address, with one by account.
/// - SRV-4 A stop refuses new connections and lets open files be finished, up to the limit.
@NullMarked
package org.tallystick.sftp.server;

import org.jspecify.annotations.NullMarked;
