package org.tallystick.access;

import org.tallystick.evidence.leaf.EventType;

/// The SFTP or SSH operation an event records, as an administrator of such servers calls it.
final class Operations {

  private Operations() {}

  /// @param sftp whether a partner did it; what people and the server do is no SFTP
  static String of(EventType type, boolean sftp) {
    return sftp ? ofPartner(type) : type.word();
  }

  private static String ofPartner(EventType type) {
    return switch (type) {
      case SESSION_OPENED -> "SSH_MSG_USERAUTH_SUCCESS";
      case AUTH_FAILED -> "SSH_MSG_USERAUTH_FAILURE";
      case SESSION_CLOSED -> "disconnect";
      case UPLOAD_OPENED -> "SSH_FXP_OPEN (write)";
      case FILE_RECEIVED, UPLOAD_HELD, RESEND_REQUESTED, MANIFEST_COMPARED ->
          "SSH_FXP_CLOSE (write)";
      case FILE_READ -> "SSH_FXP_OPEN (read)";
      case READ_CLOSED, FILE_DELIVERED -> "SSH_FXP_CLOSE (read)";
      case FILE_REMOVED -> "SSH_FXP_REMOVE";
      case FILE_ACKNOWLEDGED -> "SSH_FXP_RENAME, REMOVE";
      case FILE_RENAMED -> "SSH_FXP_RENAME";
      case ATTRIBUTES_SET -> "SSH_FXP_SETSTAT";
      case ATTRIBUTES_ASKED -> "SSH_FXP_STAT";
      case DIRECTORY_MADE -> "SSH_FXP_MKDIR";
      case DIRECTORY_REMOVED -> "SSH_FXP_RMDIR";
      case DIRECTORY_LISTED -> "SSH_FXP_OPENDIR";
      case EXCHANGE_FOLDER_USED -> "SSH_FXP_OPENDIR, OPEN, STAT";
      default -> type.word();
    };
  }
}
