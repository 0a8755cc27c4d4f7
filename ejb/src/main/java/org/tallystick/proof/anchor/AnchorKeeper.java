package org.tallystick.proof.anchor;

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
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.EvidenceState;
import org.tallystick.proof.ForkException;

/// Anchors what is new every minute, every twenty seconds around the start of a civil day (rule R9), and when a claim asks for it.
@Singleton
@Startup
@DependsOn("HeadKeeper")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class AnchorKeeper {

  private static final Logger LOGGER = Logger.getLogger(AnchorKeeper.class.getName());
  private static final Duration FIRST = Duration.ofSeconds(3);
  private static final Duration USUAL = Duration.ofSeconds(60);
  private static final Duration NEAR_DAY_START = Duration.ofSeconds(20);

  @Inject private Anchoring anchoring;
  @Inject private DayStarts days;
  @Inject private EvidenceState state;
  @Inject private Clock clock;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private final BlockingQueue<CompletableFuture<Boolean>> asked = new LinkedBlockingQueue<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean stopped;

  @PostConstruct
  void start() {
    threads.newThread(this::keep).start();
  }

  @PreDestroy
  void stop() {
    stopped = true;
    asked.add(new CompletableFuture<>());
    try {
      if (!finished.await(15, TimeUnit.SECONDS)) {
        LOGGER.warning("TLY-0624 evidence: an anchor was still being made at the stop");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Anchors every log as it is now.
  ///
  /// @return completed when that is durable: whether a token was made
  public CompletableFuture<Boolean> now() {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    asked.add(done);
    return done;
  }

  private void keep() {
    Duration pause = FIRST;
    try {
      while (!stopped) {
        List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
        @Nullable CompletableFuture<Boolean> first =
            asked.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
        if (stopped) {
          break;
        }
        boolean near = days.near(clock.instant());
        if (first != null) {
          waiting.add(first);
          asked.drainTo(waiting);
        }
        boolean made = round(near || first != null);
        waiting.forEach(each -> each.complete(made));
        pause = !anchoring.hasStamped() ? FIRST : near ? NEAR_DAY_START : USUAL;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      asked.forEach(each -> each.complete(false));
      finished.countDown();
    }
  }

  private boolean round(boolean all) {
    try {
      anchoring.round(all);
      state.anchored();
      return true;
    } catch (ForkException fork) {
      if (state.refused(LogId.ANCHOR, fork.why())) {
        LOGGER.severe(fork.why());
      }
    } catch (IOException | LedgerFault | IllegalStateException failed) {
      if (!stopped) {
        state.refused(
            LogId.ANCHOR, "TLY-0622 log anchor: was not anchored: " + failed.getMessage());
        LOGGER.log(Level.WARNING, "TLY-0622 log anchor: was not anchored; tried again", failed);
      }
    } catch (RuntimeException failed) {
      state.refused(LogId.ANCHOR, "TLY-0623 log anchor: was not anchored: " + failed.getMessage());
      LOGGER.log(Level.WARNING, "TLY-0623 log anchor: was not anchored; tried again", failed);
    }
    return false;
  }
}
