package org.tallystick.sftp.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import org.apache.sshd.common.SshException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.Excerpt;

/// What a server, or the way to it, answered, in words without control characters.
final class Words {

  private static final int LONGEST = 300;

  private Words() {}

  static String of(IOException failed) {
    if (failed instanceof SftpException status) {
      return of(status);
    }
    for (Throwable at = failed; at != null; at = at.getCause()) {
      switch (at) {
        case ConnectException refused -> {
          return "the connection was refused";
        }
        case NoRouteToHostException none -> {
          return "there is no way to that address";
        }
        case SocketTimeoutException late -> {
          return "nothing came in time";
        }
        case TimeoutException late -> {
          return "nothing came in time";
        }
        case EOFException end -> {
          return "the server ended the connection";
        }
        case SftpException status -> {
          return of(status);
        }
        default -> {}
      }
    }
    return failed instanceof SshException && isSilent(failed.getMessage())
        ? "the server ended the connection"
        : plain(failed.getMessage());
  }

  private static boolean isSilent(@Nullable String message) {
    return message == null || message.isBlank();
  }

  private static String of(SftpException status) {
    String name = SftpConstants.getStatusName(status.getStatus());
    String said = plain(status.getMessage());
    return said.equals(name) || said.isEmpty() ? name : name + " (" + said + ")";
  }

  /// Text of somebody else's program, fit to be shown and kept.
  static String plain(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "nothing";
    }
    String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return Excerpt.marked(clean, LONGEST);
  }
}
