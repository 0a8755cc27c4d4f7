package org.tallystick.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tallystick.platform.StorageFaults;

/// One thread that turns whatever waits into one transaction a log (group commit); its {@link Hardener} makes them durable and answers.
///
/// When an attempt fails the batch is run again one submission at a time, so that only the culprit fails. When a commit is not confirmed everybody is told so, and nothing
/// runs again before it is known whether it was stored. Unattended submissions that fail are kept, in order, and tried again.
final class Batcher implements Runnable {

  private static final Logger LOGGER = Logger.getLogger(Batcher.class.getName());
  private static final int LARGEST_BATCH = 256;
  private static final int MOST_KEPT = 10_000;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration LAST_CHANCE = Duration.ofSeconds(10);

  private final BatchRunner runner;
  private final LedgerMetrics metrics;
  private final Hardener hardener;
  private final LinkedBlockingQueue<Submission<?>> waiting = new LinkedBlockingQueue<>();
  private final Gathering gathering = new Gathering(LARGEST_BATCH);
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean finishing;

  /// A submission to try again, unless the leaf its unconfirmed batch began with turns out to be stored.
  private record Kept(Submission<?> submission, Optional<LeafMark> unconfirmed) {}

  private final Queue<Kept> kept = new ConcurrentLinkedQueue<>();

  Batcher(BatchRunner runner, Durability durability, CommitFeed feed, LedgerMetrics metrics) {
    this.runner = runner;
    this.metrics = metrics;
    this.hardener = new Hardener(durability, feed, metrics, this::unconfirmed);
  }

  /// What runs beside the batcher, on a thread of its own.
  Runnable hardener() {
    return hardener;
  }

  void put(Submission<?> submission) {
    if (finishing) {
      submission.fail(new IllegalStateException("the ledger is closing"));
      return;
    }
    waiting.add(submission);
  }

  boolean isServing() {
    return !finishing && finished.getCount() > 0 && hardener.isServing();
  }

  void finish() {
    finishing = true;
    waiting.add(Submission.LAST);
    try {
      if (!finished.await(LAST_CHANCE.toSeconds(), TimeUnit.SECONDS)) {
        LOGGER.warning("TLY-0110 ledger: a batch did not end within " + LAST_CHANCE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    try {
      while (!finishing || !waiting.isEmpty() || !kept.isEmpty()) {
        List<Submission<?>> batch = nextBatch();
        byLog(batch).forEach(this::runBatch);
        if (finishing && waiting.isEmpty()) {
          reportLost();
        }
      }
      hardener.finish();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      finished.countDown();
    }
  }

  private List<Submission<?>> nextBatch() {
    List<Submission<?>> batch = keptAndNotStored();
    try {
      Submission<?> first =
          batch.isEmpty() && kept.isEmpty() && !finishing
              ? waiting.poll(200, TimeUnit.MILLISECONDS)
              : waiting.poll(finishing ? 0 : RETRY.toMillis(), TimeUnit.MILLISECONDS);
      if (first != null) {
        batch.add(first);
      }
      if (finishing) {
        waiting.drainTo(batch);
      } else if (!batch.isEmpty()) {
        gathering.complete(batch, waiting);
      }
    } catch (InterruptedException interrupted) {
      finishing = true;
    }
    batch.remove(Submission.LAST);
    return batch;
  }

  private List<Submission<?>> keptAndNotStored() {
    Map<LeafMark, Boolean> stored = new HashMap<>();
    List<Submission<?>> again = new ArrayList<>();
    List<Kept> asked = List.copyOf(kept);
    try {
      for (Kept one : asked) {
        if (one.unconfirmed().isEmpty() || !isStored(one.unconfirmed().get(), stored)) {
          again.add(one.submission());
        }
      }
    } catch (Exception unknown) {
      LOGGER.log(Level.FINE, "it cannot be told yet what was stored", unknown);
      return new ArrayList<>();
    }
    asked.forEach(kept::remove);
    return again;
  }

  private boolean isStored(LeafMark mark, Map<LeafMark, Boolean> known) throws Exception {
    Boolean answer = known.get(mark);
    if (answer == null) {
      answer = runner.isStored(mark);
      known.put(mark, answer);
    }
    return answer;
  }

  private static Map<LogId, List<Submission<?>>> byLog(List<Submission<?>> batch) {
    Map<LogId, List<Submission<?>>> byLog = new LinkedHashMap<>();
    batch.forEach(s -> byLog.computeIfAbsent(s.log(), log -> new ArrayList<>()).add(s));
    return byLog;
  }

  private void runBatch(LogId log, List<Submission<?>> batch) {
    try {
      hardener.put(runner.run(log, batch));
    } catch (DoubtfulCommit unconfirmed) {
      batch.forEach(submission -> failed(submission, unconfirmed, unconfirmed.first()));
    } catch (Exception | LinkageError failed) {
      if (StorageFaults.isDatabaseDown(failed)) {
        batch.forEach(submission -> failed(submission, failed, Optional.empty()));
      } else if (batch.size() == 1) {
        failed(batch.getFirst(), failed, Optional.empty());
      } else {
        batch.forEach(submission -> runBatch(log, List.of(submission)));
      }
    }
  }

  /// Committed, but the flush failed: maybe durable, maybe not.
  private void unconfirmed(CommittedBatch batch, Exception fault) {
    batch.submissions().forEach(submission -> failed(submission, fault, batch.first()));
  }

  private void failed(Submission<?> submission, Throwable fault, Optional<LeafMark> unconfirmed) {
    metrics.failed();
    LOGGER.log(
        Level.WARNING, "TLY-0111 log " + submission.log() + ": an event was not written", fault);
    if (submission.unattended() && !finishing && kept.size() < MOST_KEPT) {
      kept.add(new Kept(submission, unconfirmed));
    }
    submission.fail(fault);
  }

  private void reportLost() {
    if (!kept.isEmpty()) {
      LOGGER.severe("TLY-0112 ledger: " + kept.size() + " events could not be written at the stop");
      kept.clear();
    }
  }
}
