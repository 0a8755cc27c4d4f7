package org.tallystick.sftp.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.OpenedDownload;
import org.tallystick.archive.StagedUpload;
import org.tallystick.live.LiveTransfer;
import org.tallystick.partner.Direction;

/// The open handles of one session, by their four bytes. Confined to the session's thread, but for {@link #transfers}.
final class Handles {

  static final int MOST = 1024;

  private record Opened(Handle handle, Instant since) {}

  private final Map<Integer, Opened> open = new ConcurrentHashMap<>();
  private final RunningTransfers transfers;
  private final Clock clock;
  private int next;
  private int unanswered;

  Handles(RunningTransfers transfers, Clock clock) {
    this.transfers = transfers;
    this.clock = clock;
  }

  boolean areFull() {
    return open.size() >= MOST;
  }

  byte[] add(Handle handle) {
    int number = next++;
    open.put(number, new Opened(handle, clock.instant()));
    if (handle.isTransfer()) {
      transfers.began();
    }
    return ByteBuffer.allocate(4).putInt(number).array();
  }

  @Nullable Handle find(byte[] bytes) {
    Opened opened = bytes.length == 4 ? open.get(ByteBuffer.wrap(bytes).getInt()) : null;
    return opened == null ? null : opened.handle();
  }

  /// Its transfer goes on until {@link #closesAreAnswered}.
  @Nullable Handle remove(byte[] bytes) {
    Opened opened = bytes.length == 4 ? open.remove(ByteBuffer.wrap(bytes).getInt()) : null;
    Handle handle = opened == null ? null : opened.handle();
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
    return open.values().stream().map(Opened::handle).toList();
  }

  /// The files that are open now. From any thread.
  List<LiveTransfer> transfers() {
    return open.values().stream()
        .flatMap(opened -> Stream.ofNullable(live(opened.handle(), opened.since())))
        .toList();
  }

  private static @Nullable LiveTransfer live(Handle handle, Instant since) {
    return switch (handle) {
      case Handle.Writing(StagedUpload upload, boolean append) ->
          new LiveTransfer(
              upload.path(), Direction.INBOUND, sizeOf(upload), OptionalLong.empty(), since);
      case Handle.Reading(OpenedDownload download) ->
          new LiveTransfer(
              download.entry().path(),
              Direction.OUTBOUND,
              download.served(),
              OptionalLong.of(download.size()),
              since);
      default -> null;
    };
  }

  private static long sizeOf(StagedUpload upload) {
    try {
      return upload.isOpen() ? upload.size() : 0;
    } catch (IOException closedMeanwhile) {
      return 0;
    }
  }

  /// Empties the table.
  void clear() {
    unanswered += (int) all().stream().filter(Handle::isTransfer).count();
    open.clear();
    closesAreAnswered();
  }
}
