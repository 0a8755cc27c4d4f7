package org.tallystick.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// How many bytes of a staged file are there without a gap, in decimal, in a file beside it. A number that is only half written is a smaller one, which is right too.
final class WholeMark {

  private static final String SUFFIX = ".whole";

  private WholeMark() {}

  private static Path of(Path staged) {
    return staged.resolveSibling(staged.getFileName() + SUFFIX);
  }

  static void write(Path staged, long whole) throws IOException {
    Files.writeString(of(staged), Long.toString(whole));
  }

  /// @return the size of a file that never had a gap
  static long wholeOf(Path staged) throws IOException {
    long size = Files.size(staged);
    if (!Files.exists(of(staged))) {
      return size;
    }
    String written = Files.readString(of(staged));
    return written.isEmpty() ? 0 : Math.min(size, Long.parseLong(written));
  }

  /// Leaves nothing but what is whole.
  static void cut(Path staged) throws IOException {
    long whole = wholeOf(staged);
    try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
      channel.truncate(whole);
    }
    remove(staged);
  }

  /// Most never had one, and to be told so by an exception is dear.
  static void remove(Path staged) throws IOException {
    Path mark = of(staged);
    if (Files.exists(mark)) {
      Files.delete(mark);
    }
  }
}
