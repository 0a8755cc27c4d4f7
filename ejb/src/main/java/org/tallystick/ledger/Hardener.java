package org.tallystick.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// One thread that makes committed batches durable and only then answers. While it flushes, its batcher runs the next batch, and all that wait share the next flush.
///
/// Batches are answered in the order they were committed in, so nobody is told of what a batch before left undecided.
final class Hardener implements Runnable {

  private final Durability durability;
  private final CommitFeed feed;
  private final LedgerMetrics metrics;
  private final BiConsumer<CommittedBatch, Exception> unconfirmed;
  private final LinkedBlockingQueue<CommittedBatch> committed = new LinkedBlockingQueue<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean finishing;

  Hardener(
      Durability durability,
      CommitFeed feed,
      LedgerMetrics metrics,
      BiConsumer<CommittedBatch, Exception> unconfirmed) {
    this.durability = durability;
    this.feed = feed;
    this.metrics = metrics;
    this.unconfirmed = unconfirmed;
  }

  void put(CommittedBatch batch) {
    committed.add(batch);
  }

  boolean isServing() {
    return finished.getCount() > 0;
  }

  /// Returns when everything committed has been answered.
  void finish() throws InterruptedException {
    finishing = true;
    committed.add(CommittedBatch.LAST);
    finished.await();
  }

  @Override
  public void run() {
    try {
      while (!finishing || !committed.isEmpty()) {
        CommittedBatch first = committed.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<CommittedBatch> batches = new ArrayList<>(List.of(first));
          committed.drainTo(batches);
          batches.remove(CommittedBatch.LAST);
          harden(batches);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      finished.countDown();
    }
  }

  private void harden(List<CommittedBatch> batches) {
    long begun = System.nanoTime();
    try {
      if (batches.stream().anyMatch(batch -> batch.first().isPresent())) {
        durability.harden();
      }
    } catch (RuntimeException failed) {
      batches.forEach(batch -> unconfirmed.accept(batch, failed));
      return;
    }
    long nanos = System.nanoTime() - begun;
    batches.forEach(batch -> answer(batch, nanos));
  }

  private void answer(CommittedBatch batch, long nanos) {
    metrics.durable(batch.log(), batch.size(), batch.appended(), batch.nanos() + nanos);
    feed.announce(new Committed(batch.log(), batch.size()));
    batch.answers().forEach(Runnable::run);
  }
}
