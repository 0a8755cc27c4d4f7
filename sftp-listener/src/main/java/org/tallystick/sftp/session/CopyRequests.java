package org.tallystick.sftp.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.tallystick.archive.StagedUpload;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.sftp.packet.PacketReader;
import org.tallystick.sftp.packet.PacketWriter;
import org.tallystick.sftp.packet.StatusCode;

/// `copy-data` (draft-ietf-secsh-filexfer-extensions-00 §7): from an open file into an open upload, without a byte over the wire.
///
/// Both handles were opened as ever, so a reading and a writing are in the log. What is copied was not served to the client: such a reading is no delivery.
final class CopyRequests {

  private static final int BUFFER = 256 * 1024;

  private final Handles handles;

  CopyRequests(Handles handles) {
    this.handles = handles;
  }

  PacketWriter copy(long id, PacketReader packet) throws IOException {
    Handle from = handles.find(packet.string());
    long readAt = packet.uint63();
    long length = packet.uint63();
    Handle to = handles.find(packet.string());
    long writeAt = packet.uint63();
    Optional<HandleBytes> source = HandleBytes.of(from);
    if (source.isEmpty() || !(to instanceof Handle.Writing(StagedUpload upload, boolean append))) {
      return Answer.noSuchHandle(id);
    }
    if (from == to) {
      return Answer.status(id, StatusCode.FAILURE, "A file cannot be copied into itself");
    }
    long left = length == 0 ? Long.MAX_VALUE : length;
    return Answer.of(
        id, copy(source.get(), readAt, left, upload, append, writeAt), copied -> Answer.ok(id));
  }

  private static Outcome<Long> copy(
      HandleBytes source, long readAt, long length, StagedUpload upload, boolean append, long at)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long copied = 0;
    while (copied < length) {
      buffer.clear().limit((int) Math.min(BUFFER, length - copied));
      int count = source.fill(buffer, readAt + copied);
      if (count <= 0) {
        break;
      }
      buffer.flip();
      Outcome<Integer> written = append ? upload.append(buffer) : upload.write(buffer, at + copied);
      if (written instanceof Outcome.Refused<Integer>(Refusal refusal)) {
        return new Outcome.Refused<>(refusal);
      }
      copied += count;
    }
    return Outcome.done(copied);
  }
}
