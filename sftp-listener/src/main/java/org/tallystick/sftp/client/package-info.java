/// The SFTP client to partners' own servers, over Apache MINA SSHD.
///
/// Start at {@link org.tallystick.sftp.client.PartnerServers}, which presents it to the archive. {@link org.tallystick.sftp.client.Dialing} makes connections,
/// {@link org.tallystick.sftp.client.SessionPool} keeps them, {@link org.tallystick.sftp.client.Trial} tries a server step by step.
@NullMarked
package org.tallystick.sftp.client;

import org.jspecify.annotations.NullMarked;
