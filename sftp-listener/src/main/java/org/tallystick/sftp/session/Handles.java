package org.tallystick.sftp.session;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The open handles of one session, by their four bytes. Confined to the session's thread.
final class Handles {

  static final int MOST = 1024;

  private final Map<Integer, Handle> open = new HashMap<>();
  private int next;

  boolean areFull() {
    return open.size() >= MOST;
  }

  byte[] add(Handle handle) {
    int number = next++;
    open.put(number, handle);
    return ByteBuffer.allocate(4).putInt(number).array();
  }

  @Nullable Handle find(byte[] bytes) {
    return bytes.length == 4 ? open.get(ByteBuffer.wrap(bytes).getInt()) : null;
  }

  @Nullable Handle remove(byte[] bytes) {
    return bytes.length == 4 ? open.remove(ByteBuffer.wrap(bytes).getInt()) : null;
  }

  /// Empties the table.
  List<Handle> removeAll() {
    List<Handle> all = new ArrayList<>(open.values());
    open.clear();
    return all;
  }
}
