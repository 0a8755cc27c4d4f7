package org.tallystick.handout;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The bytes of a file that is open: short ones in memory, long ones in a file without a name, which the operating system takes away when it is closed. Thread-safe.
final class HandoutSource implements Closeable {

  /// What is made in memory, in bytes.
  static final int SHORT = 256 * 1024;

  private final byte[] bytes;
  private final @Nullable SeekableByteChannel channel;
  private final long size;

  private HandoutSource(byte[] bytes, @Nullable SeekableByteChannel channel, long size) {
    this.bytes = bytes;
    this.channel = channel;
    this.size = size;
  }

  static HandoutSource of(byte[] bytes) {
    return new HandoutSource(bytes, null, bytes.length);
  }

  /// Of what is read elsewhere.
  static HandoutSource of(SeekableByteChannel channel) throws IOException {
    return new HandoutSource(new byte[0], channel, channel.size());
  }

  /// What writes itself.
  @FunctionalInterface
  interface Text {
    void write(OutputStream to) throws IOException;
  }

  /// @param folder where a long text waits for its readers
  static HandoutSource of(Text text, Path folder) throws IOException {
    Spool spool = new Spool(folder);
    try {
      text.write(spool);
      return spool.source();
    } catch (IOException | RuntimeException failed) {
      spool.abandon();
      throw failed;
    }
  }

  long size() {
    return size;
  }

  int inMemory() {
    return bytes.length;
  }

  long onDisk() {
    return size - bytes.length;
  }

  /// @return the number of bytes read, -1 at the end
  synchronized int read(ByteBuffer target, long offset) throws IOException {
    if (offset >= size) {
      return -1;
    }
    if (channel != null) {
      return channel.position(offset).read(target);
    }
    int count = (int) Math.min(target.remaining(), size - offset);
    target.put(bytes, (int) offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  /// Goes over to a file when it becomes long.
  private static final class Spool extends OutputStream {
    private final Path folder;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;

    Spool(Path folder) {
      this.folder = folder;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      memory.write(buffer, offset, length);
      if (memory.size() > SHORT) {
        spill();
      }
    }

    private void spill() throws IOException {
      if (file == null) {
        file =
            FileChannel.open(
                Files.createTempFile(folder, "handout", null),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
      }
      memory.writeTo(Channels.newOutputStream(file));
      memory.reset();
    }

    HandoutSource source() throws IOException {
      if (file == null) {
        return of(memory.toByteArray());
      }
      spill();
      return of(file);
    }

    void abandon() throws IOException {
      if (file != null) {
        file.close();
      }
    }
  }
}
