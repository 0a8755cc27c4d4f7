package org.tallystick.fsck;

import java.util.concurrent.TimeUnit;

/// How far a check is, how fast it may go, and whether it is to stop. Confined to the check's thread but for what says otherwise.
final class Pace {

  private static final int SHORTEST_PAUSE_MILLIS = 20;

  private volatile long bytesPerSecond;
  private final Runnable moved;
  private final long begun = System.nanoTime();
  private volatile boolean stopped;
  private long bytes;
  private long done;
  private long total;

  /// @param bytesPerSecond 0 for as fast as it goes
  /// @param moved called after each step
  Pace(long bytesPerSecond, Runnable moved) {
    this.bytesPerSecond = bytesPerSecond;
    this.moved = moved;
  }

  void expect(long units) {
    total += units;
  }

  /// One leaf or content is looked at.
  void step(long read) {
    done++;
    read(read);
    moved.run();
  }

  /// So many units were looked at by the run this one goes on from.
  void skip(long units) {
    done += units;
  }

  /// @throws CheckFault when the check is to stop
  void read(long count) {
    bytes += count;
    if (stopped) {
      throw new CheckFault("TLY-0641 check: stopped; the next one goes on from here");
    }
    if (bytesPerSecond > 0) {
      long due = bytes * 1000 / bytesPerSecond;
      long ahead = due - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      if (ahead > SHORTEST_PAUSE_MILLIS) {
        pause(ahead);
      }
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CheckFault("TLY-0641 check: stopped; the next one goes on from here", interrupted);
    }
  }

  /// From now on as fast as it goes. From any thread.
  void hurry() {
    bytesPerSecond = 0;
  }

  /// From any thread.
  void stop() {
    stopped = true;
  }

  long done() {
    return done;
  }

  long total() {
    return total;
  }
}
