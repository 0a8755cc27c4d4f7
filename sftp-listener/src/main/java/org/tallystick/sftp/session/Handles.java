package org.tallystick.sftp.session;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The open handles of one session, by their four bytes. Confined to the session's thread.
final class Handles {

  static final int MOST = 1024;

  private final Map<Integer, Handle> open = new HashMap<>();
  private final RunningTransfers transfers;
  private int next;
  private int unanswered;

  Handles(RunningTransfers transfers) {
    this.transfers = transfers;
  }

  boolean areFull() {
    return open.size() >= MOST;
  }

  byte[] add(Handle handle) {
    int number = next++;
    open.put(number, handle);
    if (handle.isTransfer()) {
      transfers.began();
    }
    return ByteBuffer.allocate(4).putInt(number).array();
  }

  @Nullable Handle find(byte[] bytes) {
    return bytes.length == 4 ? open.get(ByteBuffer.wrap(bytes).getInt()) : null;
  }

  /// Its transfer goes on until {@link #closesAreAnswered}.
  @Nullable Handle remove(byte[] bytes) {
    Handle handle = bytes.length == 4 ? open.remove(ByteBuffer.wrap(bytes).getInt()) : null;
    if (handle != null && handle.isTransfer()) {
      unanswered++;
    }
    return handle;
  }

  /// The closes so far are answered: a stop waits for them no longer.
  void closesAreAnswered() {
    for (; unanswered > 0; unanswered--) {
      transfers.ended();
    }
  }

  List<Handle> all() {
    return List.copyOf(open.values());
  }

  /// Empties the table.
  void clear() {
    unanswered += (int) open.values().stream().filter(Handle::isTransfer).count();
    open.clear();
    closesAreAnswered();
  }
}
