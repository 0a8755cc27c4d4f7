/// One client's SFTP session: {@link org.tallystick.sftp.session.SftpSession} reads requests in order, hands each to the class of its family, and answers after the use
/// case has returned.
///
/// - SES-1 An answer comes after what it says is durable; a fault answers SSH_FX_FAILURE and nothing is half done.
/// - SES-2 A close publishes; the end of the channel, however it comes, interrupts what is open.
/// - SES-3 Malformed input ends the session, never the server.
@NullMarked
package org.tallystick.sftp.session;

import org.jspecify.annotations.NullMarked;
