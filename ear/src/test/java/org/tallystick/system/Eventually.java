package org.tallystick.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Waits for what happens after the answer: indexing, push, the end of a process.
public final class Eventually {

  private static final long PAUSE_NANOS = Duration.ofMillis(150).toNanos();

  private Eventually() {}

  public static void within(Duration limit, String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + limit + ": " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /// Until the assertions hold; the last failure is the test's.
  public static void holds(Duration limit, ThrowingCallable assertions) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        assertions.call();
        return;
      } catch (Throwable notYet) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("not within " + limit, notYet);
        }
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
