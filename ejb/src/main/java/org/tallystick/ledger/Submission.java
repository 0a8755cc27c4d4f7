package org.tallystick.ledger;

import java.util.concurrent.CompletableFuture;

/// An attempt on its way through a batch. `unattended`: nobody waits for its outcome.
record Submission<R>(
    LogId log, Attempt<R> attempt, boolean unattended, CompletableFuture<R> outcome) {

  /// Wakes a batcher that is to end; it is never run.
  static final Submission<?> LAST = new Submission<>(LogId.SYSTEM, LedgerTransaction::size, true);

  Submission(LogId log, Attempt<R> attempt, boolean unattended) {
    this(log, attempt, unattended, new CompletableFuture<>());
  }

  /// @return what tells the caller, to be run once the batch is durable
  Runnable run(LedgerTransaction transaction) {
    R result = attempt.run(transaction);
    return () -> outcome.complete(result);
  }

  void fail(Throwable fault) {
    outcome.completeExceptionally(fault);
  }
}
