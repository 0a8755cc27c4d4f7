package org.tallystick.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.tallystick.directory.DirectoryEntry;

/// A file opened for reading, its `file.read` durable. It notes which of its bytes were handed to the client. One session reads at a time; guarded by `this`.
public final class OpenedDownload implements Closeable {

  private final DirectoryEntry entry;
  private final SeekableByteChannel content;
  private final ServedBytes served;

  OpenedDownload(DirectoryEntry entry, SeekableByteChannel content) {
    this.entry = entry;
    this.content = content;
    this.served = new ServedBytes(entry.size());
  }

  public DirectoryEntry entry() {
    return entry;
  }

  public long size() {
    return entry.size();
  }

  /// @return the number of bytes read, -1 at the end
  public synchronized int read(ByteBuffer target, long offset) throws IOException {
    if (offset >= size()) {
      return -1;
    }
    content.position(offset);
    return content.read(target);
  }

  /// These bytes were handed to the connection.
  public synchronized void served(long offset, int length) {
    served.add(offset, length);
  }

  /// How many bytes of the file were served at least once.
  public synchronized long served() {
    return served.count();
  }

  public synchronized boolean isComplete() {
    return served.count() == size();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
