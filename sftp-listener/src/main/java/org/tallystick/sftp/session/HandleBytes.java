package org.tallystick.sftp.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bytes behind an open handle.
@FunctionalInterface
interface HandleBytes {

  /// @return the number of bytes read, -1 at the end
  int read(ByteBuffer target, long offset) throws IOException;

  /// Empty for what has no bytes.
  static Optional<HandleBytes> of(@Nullable Handle handle) {
    return switch (handle) {
      case Handle.Reading reading -> Optional.of(reading.download()::read);
      case Handle.Writing writing -> Optional.of(writing.upload()::read);
      case Handle.Handout handout -> Optional.of(handout.file()::read);
      case Handle.Dropping dropping -> Optional.of(dropping.draft()::read);
      case null, default -> Optional.empty();
    };
  }

  /// Fills what remains of the buffer.
  ///
  /// @return the number of bytes read, fewer only at the end, -1 when there were none
  default int fill(ByteBuffer target, long offset) throws IOException {
    // Where no file can have bytes a disk is not asked: it would call it an error and not the end.
    if (offset > Long.MAX_VALUE - target.remaining()) {
      return -1;
    }
    int total = 0;
    while (target.hasRemaining()) {
      int count = read(target, offset + total);
      if (count < 0) {
        return total == 0 ? -1 : total;
      }
      total += count;
    }
    return total;
  }
}
