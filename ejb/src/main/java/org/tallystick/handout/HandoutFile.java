package org.tallystick.handout;

import java.nio.ByteBuffer;
import org.tallystick.evidence.name.RawPath;

/// A file below `/.exchange` that is open for reading. One session reads at a time; guarded by `this`.
public final class HandoutFile {

  private final RawPath path;
  private final HandoutEntry entry;
  private final byte[] content;
  private long served;

  HandoutFile(RawPath path, HandoutEntry entry, byte[] content) {
    this.path = path;
    this.entry = entry;
    this.content = content;
  }

  public RawPath path() {
    return path;
  }

  public HandoutEntry entry() {
    return entry;
  }

  int size() {
    return content.length;
  }

  /// @return the number of bytes read, -1 at the end
  public int read(ByteBuffer target, long offset) {
    if (offset >= content.length) {
      return -1;
    }
    int count = (int) Math.min(target.remaining(), content.length - offset);
    target.put(content, (int) offset, count);
    return count;
  }

  /// These bytes were handed to the connection.
  public synchronized void served(int length) {
    served += length;
  }

  synchronized long served() {
    return served;
  }
}
