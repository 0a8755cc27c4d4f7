package org.tallystick.ledger;

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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.tallystick.platform.Settings;

/// Appends events: hands each attempt to the batcher its log belongs to and answers when the batch is durable.
///
/// Thread-safe. It takes no transaction of its own and suspends its caller's; it asks no role because only use cases, which do, call it.
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class Ledger {

  private static final int BATCHERS = 4;

  @Inject private BatchRunner runner;
  @Inject private Durability durability;
  @Inject private CommitFeed feed;
  @Inject private LedgerMetrics metrics;
  @Inject private Settings settings;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private List<Batcher> batchers = List.of();

  /// Nothing starts without the installation's own logs.
  @PostConstruct
  void start() {
    String installation = settings.text("TALLYSTICK_NAME", "localhost");
    runner.beginOwn(LogId.SYSTEM, installation);
    runner.beginOwn(LogId.ANCHOR, installation);
    batchers =
        IntStream.range(0, BATCHERS)
            .mapToObj(i -> new Batcher(runner, durability, feed, metrics))
            .toList();
    batchers.forEach(batcher -> {
      threads.newThread(batcher.hardener()).start();
      threads.newThread(batcher).start();
    });
  }

  @PreDestroy
  void stop() {
    batchers.forEach(Batcher::finish);
  }

  /// Runs the attempt and returns its outcome once everything it wrote is durable.
  ///
  /// @throws LedgerFault nothing was written: the attempt failed or the database did not commit
  public <R> R append(LogId log, Attempt<R> attempt) {
    try {
      return enqueue(log, attempt).get();
    } catch (ExecutionException failed) {
      throw new LedgerFault("log " + log + ": the event was not made durable", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LedgerFault("log " + log + ": interrupted while waiting", interrupted);
    }
  }

  /// Hands over an attempt nobody waits for; it rides in the next batch, after everything handed over before it. While the database is down it is kept and tried
  /// again; a stop of the server gives it one last chance.
  public void appendLater(LogId log, Attempt<?> attempt) {
    batcherOf(log).put(new Submission<>(log, attempt, true));
  }

  /// Whether every batcher takes attempts.
  public boolean isServing() {
    return !batchers.isEmpty() && batchers.stream().allMatch(Batcher::isServing);
  }

  private <R> CompletableFuture<R> enqueue(LogId log, Attempt<R> attempt) {
    Submission<R> submission = new Submission<>(log, attempt, false);
    batcherOf(log).put(submission);
    return submission.outcome();
  }

  private Batcher batcherOf(LogId log) {
    return batchers.get(Math.floorMod(log.hashCode(), batchers.size()));
  }
}
