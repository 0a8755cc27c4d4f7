package org.tallystick.sftp.session;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How many files are open over SFTP, in all sessions, so that a stop can wait for them; and the threads that serve, so that none outlives it. Thread-safe.
public final class RunningTransfers {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final AtomicInteger open = new AtomicInteger();
  private final Set<Thread> serving = ConcurrentHashMap.newKeySet();

  /// Runs one session on this thread.
  public void serve(Runnable session) {
    serving.add(Thread.currentThread());
    try {
      session.run();
    } finally {
      serving.remove(Thread.currentThread());
    }
  }

  /// Interrupts the threads that still serve: a stop waits for none of them any longer.
  ///
  /// @return how many there were
  public int interrupt() {
    serving.forEach(Thread::interrupt);
    return serving.size();
  }

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
