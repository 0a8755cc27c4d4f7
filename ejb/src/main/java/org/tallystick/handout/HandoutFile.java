package org.tallystick.handout;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.tallystick.evidence.name.RawPath;

/// A file below `/.exchange` that is open for reading. One session reads at a time; guarded by `this`.
public final class HandoutFile {

  private final RawPath path;
  private final HandoutEntry entry;
  private final HandoutSource source;
  private long served;

  HandoutFile(RawPath path, HandoutEntry entry, HandoutSource source) {
    this.path = path;
    this.entry = entry;
    this.source = source;
  }

  public RawPath path() {
    return path;
  }

  public HandoutEntry entry() {
    return entry;
  }

  int size() {
    return Math.toIntExact(source.size());
  }

  HandoutSource source() {
    return source;
  }

  /// @return the number of bytes read, -1 at the end
  public int read(ByteBuffer target, long offset) throws IOException {
    return source.read(target, offset);
  }

  /// These bytes were handed to the connection.
  public synchronized void served(int length) {
    served += length;
  }

  synchronized long served() {
    return served;
  }
}
