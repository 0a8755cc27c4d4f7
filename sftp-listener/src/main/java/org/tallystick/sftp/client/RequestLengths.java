package org.tallystick.sftp.client;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHLimitsExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHLimitsExtensionInfo;
import org.apache.sshd.sftp.common.SftpException;

/// How much one request of a session reads or writes, in bytes: what every server must take (draft-ietf-secsh-filexfer-02, clause 3), or more where the server says so itself
/// (`limits@openssh.com`, OpenSSH PROTOCOL, clause 4.8). Fewer, longer requests take half the time of a large file.
///
/// @param read at most
/// @param write at most
record RequestLengths(int read, int write) {

  static final int USUAL = 32 * 1024;

  /// With its head it fits into a packet of 256 KiB, more than which few servers take.
  private static final int MOST = 255 * 1024;

  private static final int HEAD = 1024;

  /// @throws IOException the server ends the session instead of an answer
  static RequestLengths of(SftpClient sftp) throws IOException {
    OpenSSHLimitsExtension extension = sftp.getExtension(OpenSSHLimitsExtension.class);
    if (extension == null || !extension.isSupported()) {
      return new RequestLengths(USUAL, USUAL);
    }
    try {
      OpenSSHLimitsExtensionInfo limits = extension.limits();
      return new RequestLengths(
          within(limits.maxReadLength, limits), within(limits.maxWriteLength, limits));
    } catch (SftpException | RuntimeException unclear) {
      Logger.getLogger(RequestLengths.class.getName())
          .log(Level.FINE, "a server says limits and does not answer what they are", unclear);
      return new RequestLengths(USUAL, USUAL);
    }
  }

  /// A server without a limit says 0. What every server must take is never too much.
  private static int within(long limit, OpenSSHLimitsExtensionInfo limits) {
    if (limit <= 0) {
      return USUAL;
    }
    long packet = limits.maxPacketLength <= 0 ? MOST : limits.maxPacketLength - HEAD;
    return (int) Math.clamp(Math.min(limit, packet), USUAL, MOST);
  }
}
