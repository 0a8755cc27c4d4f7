package org.tallystick.search;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.index.CorruptIndexException;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.CommitFeed;
import org.tallystick.platform.Metrics;
import org.tallystick.platform.StorageFaults;

/// Keeps the search index following the ledger, on a thread of its own. Whatever goes wrong is tried again; nothing of
/// the archive depends on it (`SEA-1`).
@Singleton
@Startup
@DependsOn("Ledger")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Indexer {

  private static final Logger LOGGER = Logger.getLogger(Indexer.class.getName());

  /// Another node's commits and a wish to rebuild are not announced.
  private static final Duration LOOK_ANYWAY = Duration.ofSeconds(2);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /// An index that cannot be written to so often, while the ledger can be read, was made by another version. It is made again, also later when that fails.
  private static final int HOPELESS = 4;

  /// What is committed within this time shares one flush of the index. While more comes all the time it is longer, for each flush makes a small part that is merged later.
  private static final Duration GATHER = Duration.ofMillis(500);

  private static final Duration LONGEST_GATHER = Duration.ofSeconds(2);

  @Inject private CatchUp catchUp;
  @Inject private CommitFeed feed;
  @Inject private Metrics metrics;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  /// Confined to the follower's thread, as the next.
  private int failures;

  private Duration gather = GATHER;

  private final Semaphore grown = new Semaphore(0);
  private final CountDownLatch stop = new CountDownLatch(1);
  private @Nullable Thread thread;
  private @Nullable Runnable subscription;

  @PostConstruct
  void start() {
    metrics.gauge(
        "tallystick_search_behind_events",
        "Events the search index has not seen yet.",
        () -> catchUp.progress().total() - catchUp.progress().indexed());
    subscription = feed.subscribe(committed -> grown.release());
    thread = threads.newThread(this::follow);
    thread.start();
  }

  @PreDestroy
  void stop() {
    stop.countDown();
    grown.release();
    if (subscription != null) {
      subscription.run();
    }
    try {
      // A batch that is being written is finished; the engine closes after this bean.
      if (thread != null && !thread.join(Duration.ofSeconds(10))) {
        LOGGER.warning(
            "TLY-0509 search index: still writing at the stop; it catches up at the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    Duration pause = Duration.ZERO;
    while (!isStopped()) {
      try {
        if (!catchUp.step()) {
          await();
        }
        pause = Duration.ZERO;
        failures = 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failed) {
        pause = afterFailure(failed, pause);
      }
    }
  }

  private void await() throws InterruptedException {
    boolean more = grown.tryAcquire();
    gather = more ? shorter(gather.multipliedBy(2), LONGEST_GATHER) : GATHER;
    if (more || grown.tryAcquire(LOOK_ANYWAY.toMillis(), TimeUnit.MILLISECONDS)) {
      stop.await(gather.toMillis(), TimeUnit.MILLISECONDS);
      grown.drainPermits();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private boolean isStopped() {
    return stop.getCount() == 0;
  }

  /// Says so, makes a damaged index again, and waits longer each time.
  private Duration afterFailure(RuntimeException failed, Duration before) {
    if (isStopped()) {
      return before;
    }
    Duration pause =
        before.isZero() ? Duration.ofSeconds(1) : shorter(before.multipliedBy(2), LONGEST_PAUSE);
    LOGGER.log(
        Level.WARNING,
        "TLY-0510 search index: not up to date, tried again in " + pause.toSeconds() + " s",
        failed);
    if (isDamage(failed) || (!StorageFaults.isOfDatabase(failed) && ++failures % HOPELESS == 0)) {
      makeAgain();
    }
    try {
      stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.countDown();
    }
    return pause;
  }

  private void makeAgain() {
    try {
      catchUp.rebuild();
    } catch (RuntimeException again) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0511 search index: damaged and not made again; stop the server and remove the index folder",
          again);
    }
  }

  private static boolean isDamage(@Nullable Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof CorruptIndexException) {
        return true;
      }
    }
    return false;
  }
}
