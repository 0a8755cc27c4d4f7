package org.tallystick.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;

/// Copies content into a staged upload.
final class ChannelCopy {

  private static final int BUFFER = 256 * 1024;

  private ChannelCopy() {}

  /// @throws IOException also when the content is larger than files may be now
  static void copy(ReadableByteChannel source, StagedUpload target) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (source.read(buffer) >= 0) {
      if (target.append(buffer.flip()) instanceof Outcome.Refused<Integer>(Refusal refusal)) {
        throw new IOException(refusal.detail());
      }
      buffer.clear();
    }
  }
}
