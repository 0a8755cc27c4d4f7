package org.tallystick.remote;

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
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.tallystick.partner.InterfaceId;

/// Fetches and brings by itself whatever is due, a few interfaces at a time.
@Singleton
@Startup
@DependsOn("StartUp")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RemoteWork {

  private static final Logger LOGGER = Logger.getLogger(RemoteWork.class.getName());
  private static final int AT_A_TIME = 4;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LAST = Duration.ofSeconds(10);

  @Inject private RemoteRun run;
  @Inject private Bell bell;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private final Set<InterfaceId> running = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;
  private @Nullable ExecutorService workers;

  @PostConstruct
  void start() {
    run.begin();
    workers = Executors.newFixedThreadPool(AT_A_TIME, threads);
    threads.newThread(this::follow).start();
  }

  /// What is under way ends as if the connection had: it is gone on with after the next start.
  @PreDestroy
  void stop() {
    stopped = true;
    bell.ring();
    ExecutorService all = workers;
    if (all != null) {
      all.shutdownNow();
      try {
        if (!all.awaitTermination(LAST.toSeconds(), TimeUnit.SECONDS)) {
          LOGGER.warning("TLY-0968 remote servers: a transfer did not end within " + LAST);
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void follow() {
    try {
      while (!stopped) {
        look();
        bell.await(LOOK);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      List<InterfaceId> due = run.due();
      due.stream().filter(running::add).forEach(this::begin);
    } catch (RuntimeException failed) {
      LOGGER.log(Level.FINE, "what is due could not be read; it is looked at again", failed);
    }
  }

  private void begin(InterfaceId id) {
    ExecutorService all = workers;
    if (all == null || all.isShutdown()) {
      running.remove(id);
      return;
    }
    all.execute(() -> {
      boolean isOver = false;
      try {
        run.run(id);
        isOver = true;
      } catch (RuntimeException | LinkageError failed) {
        LOGGER.log(
            Level.WARNING,
            "TLY-0969 interface " + id + ": its remote server could not be served; tried again",
            failed);
      } finally {
        running.remove(id);
      }
      if (isOver) {
        bell.ring();
      }
    });
  }
}
