package org.tallystick.sftp.session;

import java.util.function.Function;
import org.tallystick.archive.DamagedContentException;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.platform.StorageFaults;
import org.tallystick.sftp.packet.Attributes;
import org.tallystick.sftp.packet.PacketType;
import org.tallystick.sftp.packet.PacketWriter;
import org.tallystick.sftp.packet.StatusCode;

/// Replies to one request, and the one place that says what an outcome is called in SFTP.
final class Answer {

  private static final String LANGUAGE = "en";

  private Answer() {}

  static PacketWriter status(long id, StatusCode code, String message) {
    return new PacketWriter(PacketType.STATUS)
        .uint32(id)
        .uint32(code.number())
        .string(message)
        .string(LANGUAGE);
  }

  static PacketWriter ok(long id) {
    return status(id, StatusCode.OK, "Success");
  }

  static PacketWriter handle(long id, byte[] handle) {
    return new PacketWriter(PacketType.HANDLE).uint32(id).string(handle);
  }

  static PacketWriter attributes(long id, Attributes attributes) {
    PacketWriter packet = new PacketWriter(PacketType.ATTRS).uint32(id);
    attributes.write(packet);
    return packet;
  }

  static PacketWriter noSuchHandle(long id) {
    return status(id, StatusCode.FAILURE, "Invalid handle");
  }

  /// The reply to what was done, or why it was refused.
  static <T> PacketWriter of(long id, Outcome<T> outcome, Function<T, PacketWriter> done) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> done.apply(value);
      case Outcome.Refused<T>(Refusal refusal) -> refused(id, refusal);
    };
  }

  static PacketWriter refused(long id, Refusal refusal) {
    return status(id, codeOf(refusal.reason()), refusal.detail());
  }

  static StatusCode codeOf(Refusal.Reason reason) {
    return switch (reason) {
      case NO_SUCH_PATH -> StatusCode.NO_SUCH_FILE;
      case NOT_AGREED -> StatusCode.PERMISSION_DENIED;
      case NOT_SUPPORTED -> StatusCode.OP_UNSUPPORTED;
      case ALREADY_EXISTS,
          IS_A_DIRECTORY,
          NOT_A_DIRECTORY,
          NOT_EMPTY,
          NO_SPACE,
          TOO_LARGE,
          OVER_QUOTA ->
          StatusCode.FAILURE;
    };
  }

  /// Nothing internal is told: the reason is in the server's log.
  static PacketWriter fault(long id, Throwable fault) {
    String message =
        fault instanceof DamagedContentException
            ? "The archive's copy of this file is damaged; its operators are told"
            : StorageFaults.isDiskFull(fault)
                ? "No space left on the server; nothing was published"
                : "The archive cannot record this now; try again later";
    return status(id, StatusCode.FAILURE, message);
  }
}
