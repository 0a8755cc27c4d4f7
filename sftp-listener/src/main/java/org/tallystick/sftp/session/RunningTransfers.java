package org.tallystick.sftp.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// How many files are open over SFTP, in all sessions, so that a stop can wait for them. Thread-safe.
public final class RunningTransfers {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final AtomicInteger open = new AtomicInteger();

  void began() {
    open.incrementAndGet();
  }

  void ended() {
    open.decrementAndGet();
  }

  public int count() {
    return open.get();
  }

  /// Waits until there are none.
  ///
  /// @return false when there were some left after `limit`
  public boolean await(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (count() > 0 && System.nanoTime() < end) {
      Thread.sleep(LOOK_AGAIN);
    }
    return count() == 0;
  }
}
