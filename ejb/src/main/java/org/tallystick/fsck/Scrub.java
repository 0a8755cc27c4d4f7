package org.tallystick.fsck;

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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.tallystick.platform.DataDirectory;
import org.tallystick.platform.Metrics;
import org.tallystick.platform.Settings;
import org.tallystick.proof.EvidenceState;
import org.tallystick.proof.LastCheck;

/// Checks everything while the server runs: slowly, every `TALLYSTICK_SCRUB_EVERY`, and at once when `./tallystick fsck` asks for it. What it finds is in the evidence state until
/// a later check is clean, also after a restart.
@Singleton
@Startup
@DependsOn("Ledger")
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Scrub {

  private static final Logger LOGGER = Logger.getLogger(Scrub.class.getName());
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration AFTER_START = Duration.ofMinutes(10);
  private static final Duration AFTER_FAILURE = Duration.ofHours(1);
  private static final long TEN_MIB = 10L << 20;

  @Inject private DataDirectory data;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private EvidenceState state;
  @Inject private Metrics metrics;

  @Resource(lookup = "java:jboss/datasources/TallystickDS")
  private DataSource database;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private final CountDownLatch stopping = new CountDownLatch(1);
  private Duration every = Duration.ZERO;
  private long bytesPerSecond;
  private Wish wish;
  private @Nullable Thread thread;
  private volatile @Nullable Fsck running;

  /// Confined to the scrub's thread.
  private Instant due;

  @PostConstruct
  void start() {
    prepare();
    thread = threads.newThread(this::watch);
    thread.start();
  }

  private void prepare() {
    every = settings.duration("TALLYSTICK_SCRUB_EVERY", Duration.ofDays(7));
    bytesPerSecond = settings.bytes("TALLYSTICK_SCRUB_RATE", TEN_MIB);
    wish = new Wish(data.root().resolve("fsck"));
    Optional<FsckReport> last = lastReport();
    last.map(FsckReport::lastCheck).ifPresent(state::checked);
    due = firstDue(last);
    metrics.gauge(
        "tallystick_check_findings",
        "Things the newest check of everything found wrong.",
        () -> state.lastCheck().map(LastCheck::findings).orElse(0L));
  }

  private Optional<FsckReport> lastReport() {
    try {
      Files.createDirectories(wish.folder());
      wish.ended();
      return Fsck.last(data.root());
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0643 check: the folder fsck of the data directory cannot be used; check its rights and the disk",
          failed);
    }
  }

  private Instant firstDue(Optional<FsckReport> last) {
    Instant soon = clock.instant().plus(AFTER_START);
    if (Fsck.isInterrupted(data.root())) {
      return soon;
    }
    return last.map(report -> report.at().plus(every))
        .filter(planned -> planned.isAfter(soon))
        .orElse(soon);
  }

  @PreDestroy
  void stop() {
    stopping.countDown();
    Fsck check = running;
    if (check != null) {
      check.stop();
    }
    try {
      if (thread != null && !thread.join(Duration.ofSeconds(10))) {
        LOGGER.warning(
            "TLY-0647 check: still reading at the stop; the next one goes on from where it was kept");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    try {
      while (!stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Begins a check when one is wanted or due, and returns when it is ended.
  void look() {
    try {
      Optional<Boolean> wanted = wish.take();
      if (wanted.isPresent()) {
        check(wanted.get(), 0);
      } else if (!every.isZero() && !clock.instant().isBefore(due)) {
        check(false, bytesPerSecond);
      }
    } catch (IOException | RuntimeException failed) {
      ended(failed);
    }
  }

  private void check(boolean fresh, long rate) throws IOException {
    Fsck check = new Fsck(data.root(), settings, database::getConnection, clock, rate, this::moved);
    running = check;
    try {
      if (stopping.getCount() == 0) {
        return;
      }
      FsckReport report = check.run(fresh);
      due = clock.instant().plus(every);
      wish.ended();
      if (!report.isClean()) {
        LOGGER.severe(
            "TLY-0646 check: "
                + (report.damage() + report.views())
                + " things are wrong; "
                + String.join("; ", report.lastCheck().first())
                + "; all of them are in fsck/report.txt of the data directory");
      }
    } finally {
      running = null;
    }
  }

  private void moved(LastCheck check) {
    state.checked(check);
    try {
      wish.said(check);
      if (wish.isMade()) {
        hurry();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// A wish for a check from the beginning waits for its turn; any other is for the one that runs.
  private void hurry() throws IOException {
    Fsck check = running;
    if (check == null) {
      return;
    }
    check.hurry();
    if (wish.take().orElse(false)) {
      Files.writeString(data.root().resolve("fsck").resolve("wanted"), "fresh");
      check.stop();
    }
  }

  private void ended(Exception failed) {
    if (stopping.getCount() == 0) {
      return;
    }
    due = clock.instant().plus(AFTER_FAILURE);
    boolean foreseen = failed instanceof CheckFault;
    if (!foreseen || !wish.isMade()) {
      LOGGER.log(Level.WARNING, "TLY-0648 check: not finished, tried again in an hour", failed);
    }
    try {
      wish.failed(
          foreseen
              ? String.valueOf(failed.getMessage())
              : "TLY-0648 check: not finished; the server's log says why");
    } catch (IOException unwritable) {
      LOGGER.log(Level.WARNING, "TLY-0643 check: its folder cannot be written", unwritable);
    }
  }
}
