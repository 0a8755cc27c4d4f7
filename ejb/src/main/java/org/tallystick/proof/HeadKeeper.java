package org.tallystick.proof;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.ledger.CommitFeed;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Transactions;

/// Follows the ledger with heads and signed checkpoints: at most a second after any event (rule R5).
@Singleton
@Startup
@DependsOn("Ledger")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class HeadKeeper {

  private static final Logger LOGGER = Logger.getLogger(HeadKeeper.class.getName());
  private static final Duration GATHER = Duration.ofMillis(600);
  private static final Duration LOOK_ANYWAY = Duration.ofSeconds(2);

  @Inject private Ledger ledger;
  @Inject private CommitFeed feed;
  @Inject private Heads heads;
  @Inject private Checkpoints checkpoints;
  @Inject private Transactions transactions;
  @Inject private EvidenceState state;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private final Map<LogId, Long> headed = new ConcurrentHashMap<>();
  private final Set<LogId> grown = ConcurrentHashMap.newKeySet();
  private final Semaphore something = new Semaphore(0);
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean stopped;
  private @Nullable Runnable subscription;

  @PostConstruct
  void start() {
    subscription =
        feed.subscribe(committed -> {
          if (!committed.log().equals(LogId.ANCHOR)
              && committed.size() > headed.getOrDefault(committed.log(), 0L)) {
            grown.add(committed.log());
            something.release();
          }
        });
    grown.addAll(transactions.call(heads::logs));
    something.release();
    threads.newThread(this::follow).start();
  }

  @PreDestroy
  void stop() {
    stopped = true;
    something.release();
    if (subscription != null) {
      subscription.run();
    }
    try {
      if (!finished.await(10, TimeUnit.SECONDS)) {
        LOGGER.warning("TLY-0610 evidence: a head was still being made at the stop");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try {
      while (!stopped) {
        if (something.tryAcquire(LOOK_ANYWAY.toMillis(), TimeUnit.MILLISECONDS) && !stopped) {
          Thread.sleep(GATHER);
          something.drainPermits();
        }
        for (LogId log : Set.copyOf(grown)) {
          grown.remove(log);
          follow(log);
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      finished.countDown();
    }
  }

  private void follow(LogId log) {
    try {
      Optional<Head> made =
          ledger.append(
              log,
              transaction -> {
                Optional<Head> head = heads.make(transaction);
                head.ifPresent(one -> headed.put(log, one.size().value()));
                return head;
              });
      Optional<Head> head = made.isPresent() ? made : transactions.call(() -> heads.latest(log));
      if (head.isPresent()) {
        SignedNote signed = transactions.call(() -> checkpoints.sign(log, head.get().size()));
        state.signed(log, signed);
      }
    } catch (ForkException fork) {
      if (state.refused(log, fork.why())) {
        LOGGER.severe(fork.why());
      }
    } catch (LedgerFault | IllegalStateException failed) {
      grown.add(log);
      if (!stopped) {
        LOGGER.log(
            Level.WARNING, "TLY-0611 log " + log + ": no head was made; tried again", failed);
      }
    } catch (RuntimeException failed) {
      grown.add(log);
      state.refused(log, "TLY-0612 log " + log + ": was not signed: " + failed.getMessage());
      LOGGER.log(Level.WARNING, "TLY-0612 log " + log + ": was not signed; tried again", failed);
    }
  }
}
