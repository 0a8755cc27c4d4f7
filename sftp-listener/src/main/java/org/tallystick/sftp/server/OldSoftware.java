package org.tallystick.sftp.server;

import java.util.regex.Pattern;

/// What is known of clients by the name they give themselves (RFC 4253 §4.2).
final class OldSoftware {

  /// libssh2 before 1.11, which curl uses, and SSH.NET, which never says its version.
  private static final Pattern PLAIN_MACS_ONLY =
      Pattern.compile(
          "SSH-2\\.0-(?:libssh2_(?:0|1\\.(?:[0-9]|10))(?:[._].*)?|Renci\\.SshNet\\..*)");

  private OldSoftware() {}

  /// Whether it has neither a MAC over the ciphertext nor AES-GCM.
  ///
  /// @param identification as the client sent it
  static boolean hasPlainMacsOnly(String identification) {
    return PLAIN_MACS_ONLY.matcher(identification).matches();
  }
}
