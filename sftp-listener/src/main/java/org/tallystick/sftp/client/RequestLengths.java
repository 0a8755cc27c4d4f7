package org.tallystick.sftp.client;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHLimitsExtension;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHLimitsExtensionInfo;

/// How much one request of a session reads or writes, in bytes: what every server must take (draft-ietf-secsh-filexfer-02, clause 3), or more where the server says so itself
/// (`limits@openssh.com`, OpenSSH PROTOCOL, clause 4.8). Fewer, longer requests take half the time of a large file.
///
/// @param read at most
/// @param write at most
record RequestLengths(int read, int write) {

  static final int USUAL = 32 * 1024;

  /// With its head it fits into a packet of 256 KiB, more than which few servers take.
  private static final int MOST = 255 * 1024;

  static RequestLengths of(SftpClient sftp) {
    OpenSSHLimitsExtension extension = sftp.getExtension(OpenSSHLimitsExtension.class);
    if (extension == null || !extension.isSupported()) {
      return new RequestLengths(USUAL, USUAL);
    }
    try {
      OpenSSHLimitsExtensionInfo limits = extension.limits();
      return new RequestLengths(within(limits.maxReadLength), within(limits.maxWriteLength));
    } catch (IOException | RuntimeException unclear) {
      Logger.getLogger(RequestLengths.class.getName())
          .log(Level.FINE, "a server says limits and does not answer what they are", unclear);
      return new RequestLengths(USUAL, USUAL);
    }
  }

  /// A server without a limit says 0.
  private static int within(long limit) {
    return limit <= 0 ? USUAL : (int) Math.clamp(limit, USUAL, MOST);
  }
}
