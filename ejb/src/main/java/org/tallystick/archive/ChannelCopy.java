package org.tallystick.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/// Copies content into a staged upload.
final class ChannelCopy {

  private static final int BUFFER = 256 * 1024;

  private ChannelCopy() {}

  static void copy(ReadableByteChannel source, StagedUpload target) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    while (source.read(buffer) >= 0) {
      target.append(buffer.flip());
      buffer.clear();
    }
  }
}
