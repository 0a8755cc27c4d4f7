package org.tallystick.remote;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Rung when something is due at once, so that nobody waits until the work looks by itself. Thread-safe.
@ApplicationScoped
public class Bell {

  private final Semaphore rung = new Semaphore(0);

  /// After what is due has been committed.
  public void ring() {
    rung.release();
  }

  /// Until it is rung, or was since the last time, or so long.
  void await(Duration longest) throws InterruptedException {
    if (rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      rung.drainPermits();
    }
  }
}
