package org.tallystick.fsck;

import java.util.concurrent.TimeUnit;

/// How far a check is, how fast it may go, and whether it is to stop. Confined to the check's thread but for what says otherwise.
final class Pace {

  private static final String STOPPED = "TLY-0641 check: stopped; the next one goes on from here";
  private static final long NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

  private volatile long bytesPerSecond;
  private final Runnable moved;
  private volatile boolean stopped;

  /// By when what was read so far may have been read, by the clock of `System.nanoTime`.
  private long due = System.nanoTime();

  private long done;
  private long total;

  /// @param bytesPerSecond 0 for as fast as it goes
  /// @param moved called with each read
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
  }

  /// So many units were looked at by the run this one goes on from.
  void skip(long units) {
    done += units;
  }

  /// @throws CheckFault when the check is to stop
  void read(long bytes) {
    moved.run();
    long rate = bytesPerSecond;
    long now = System.nanoTime();
    due = rate == 0 ? now : Math.max(due, now) + bytes * NANOS / rate;
    requireGoing();
    while (bytesPerSecond > 0 && due - System.nanoTime() > SHORTEST_PAUSE) {
      pause(Math.min(due - System.nanoTime(), LONGEST_PAUSE));
      requireGoing();
    }
  }

  private void requireGoing() {
    if (stopped) {
      throw new CheckFault(STOPPED);
    }
  }

  private static void pause(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CheckFault(STOPPED, interrupted);
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
