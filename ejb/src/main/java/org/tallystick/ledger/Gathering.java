package org.tallystick.ledger;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Completes a batch by those who are about to come, for a commit costs more than another event in it. For one thread.
///
/// Somebody who asks alone does not wait. Where several asked at once, the next batch waits a moment until as many have asked again, and now and then for one more; and
/// what nobody waits for gives others a moment to come along.
final class Gathering {

  static final Duration FOR_AS_MANY = Duration.ofMillis(10);
  static final Duration FOR_ANYBODY = Duration.ofMillis(20);

  /// So many batches in turn were as large as expected before one more is.
  private static final int STEADY = 8;

  private final int largest;
  private int expected = 1;
  private int steady;

  /// @param largest in attempts
  Gathering(int largest) {
    this.largest = largest;
  }

  /// @param batch not empty; what came is added to it, in order
  void complete(List<Submission<?>> batch, BlockingQueue<Submission<?>> waiting)
      throws InterruptedException {
    long begun = System.nanoTime();
    waiting.drainTo(batch, largest);
    int asking = asking(batch);
    while (asking < expected && batch.size() < largest) {
      Duration most = asking == 0 ? FOR_ANYBODY : FOR_AS_MANY;
      long left = most.toNanos() - (System.nanoTime() - begun);
      Submission<?> next = left <= 0 ? null : waiting.poll(left, TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      batch.add(next);
      asking += next.unattended() ? 0 : 1;
    }
    expect(asking);
  }

  private void expect(int asked) {
    steady = asked >= 2 && asked == expected ? steady + 1 : 0;
    expected = Math.max(1, asked);
    if (steady == STEADY) {
      expected++;
      steady = 0;
    }
  }

  private static int asking(List<Submission<?>> batch) {
    return Math.toIntExact(batch.stream().filter(one -> !one.unattended()).count());
  }
}
