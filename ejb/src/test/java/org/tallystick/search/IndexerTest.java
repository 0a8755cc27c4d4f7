package org.tallystick.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.index.CorruptIndexException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tallystick.ledger.CommitFeed;
import org.tallystick.platform.Metrics;
import org.tallystick.testkit.PlainThreads;
import org.tallystick.testkit.Wiring;

/// The follower's thread while the index cannot be followed.
@SuppressWarnings("NullAway.Init")
class IndexerTest {

  private Indexer indexer;

  @AfterEach
  void stop() {
    indexer.stop();
  }

  @Test
  void anIndexThatCannotBeMadeAgainIsTriedWithPauses() throws Exception {
    Damaged damaged = new Damaged(Integer.MAX_VALUE);
    indexer = following(damaged);
    assertThat(damaged.secondTry.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(damaged.millisBetween()).isGreaterThan(900);
    assertThat(damaged.rebuilt.get()).isPositive();
  }

  @Test
  void anIndexThatWasMadeAgainIsFollowed() throws Exception {
    Damaged damaged = new Damaged(1);
    indexer = following(damaged);
    assertThat(damaged.followed.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(damaged.rebuilt).hasValue(1);
  }

  private static Indexer following(CatchUp catchUp) {
    return new Wiring()
        .with(catchUp)
        .with(new CommitFeed())
        .with(new Metrics())
        .with(new PlainThreads())
        .make(Indexer.class, "start");
  }

  /// An index that cannot be written to so often; as long as it cannot, it cannot be cleared either, the last time excepted.
  private static final class Damaged extends CatchUp {

    private final int times;
    private final AtomicInteger tries = new AtomicInteger();
    private final AtomicInteger rebuilt = new AtomicInteger();
    private final CountDownLatch secondTry = new CountDownLatch(1);
    private final CountDownLatch followed = new CountDownLatch(1);
    private volatile long first;
    private volatile long second;

    private Damaged(int times) {
      this.times = times;
    }

    private long millisBetween() {
      return TimeUnit.NANOSECONDS.toMillis(second - first);
    }

    @Override
    boolean step() {
      int now = tries.incrementAndGet();
      if (now == 1) {
        first = System.nanoTime();
      } else if (now == 2) {
        second = System.nanoTime();
        secondTry.countDown();
      }
      if (now <= times) {
        throw new IllegalStateException(new CorruptIndexException("not what was written", "test"));
      }
      followed.countDown();
      return false;
    }

    @Override
    void rebuild() {
      rebuilt.incrementAndGet();
      if (tries.get() < times) {
        throw new IllegalStateException("the folder cannot be written to");
      }
    }
  }
}
