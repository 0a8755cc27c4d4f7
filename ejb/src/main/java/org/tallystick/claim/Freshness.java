package org.tallystick.claim;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Transactions;
import org.tallystick.proof.Checkpoints;
import org.tallystick.proof.Heads;
import org.tallystick.proof.anchor.AnchorKeeper;

/// Has the log stamped before a claim about what has only just happened, instead of waiting for the next round. Outside any transaction.
@ApplicationScoped
class Freshness {

  /// What our own authority's tokens may be off by, and a little.
  private static final Duration ACCURACY = Duration.ofMillis(1050);

  private static final Duration ANCHORING = Duration.ofSeconds(30);
  private static final Duration SIGNING = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  @EJB private AnchorKeeper anchors;
  @Inject private TimeStamps times;
  @Inject private Heads heads;
  @Inject private Checkpoints checkpoints;
  @Inject private Transactions transactions;
  @Inject private Clock clock;

  /// A time stamp in the log shows that the instant is past. Of a log that there is not, nothing is awaited.
  void awaitFloor(LogId log, Instant instant) {
    if (instant.isAfter(clock.instant())) {
      throw new NotProvableException(
          instant + " is not past yet: nothing is proven about the future.",
          "Ask again after it, or choose an earlier end.");
    }
    if (hasFloor(log, instant) || !isSigned(log)) {
      return;
    }
    pause(Duration.between(clock.instant(), instant.plus(ACCURACY)));
    awaitUntil(() -> isLongerThanStamped(log));
    anchor();
    awaitUntil(() -> hasFloor(log, instant));
  }

  /// A time stamp shows when the log had that size.
  void awaitCeiling(LogId log, TreeSize size) {
    if (transactions.call(() -> times.ceilingOf(log, size)).isEmpty()) {
      awaitUntil(() -> signedSize(log).filter(signed -> signed.compareTo(size) >= 0).isPresent());
      anchor();
    }
  }

  private boolean hasFloor(LogId log, Instant instant) {
    return transactions.call(() ->
        times
            .floorAt(log, instant)
            .flatMap(floor -> heads.after(log, floor.leaf()))
            .filter(head -> signedSize(log).filter(size -> size.contains(head.index())).isPresent())
            .isPresent());
  }

  /// A round stamps only what was signed since the one before it, whose own token is such a leaf.
  private boolean isLongerThanStamped(LogId log) {
    return transactions.call(() -> {
      TreeSize stamped = times.anchoredSize(log).orElse(TreeSize.EMPTY);
      return signedSize(log).filter(signed -> signed.compareTo(stamped) > 0).isPresent();
    });
  }

  private boolean isSigned(LogId log) {
    return transactions.call(() -> signedSize(log)).isPresent();
  }

  private Optional<TreeSize> signedSize(LogId log) {
    return checkpoints.latest(log).map(note -> Checkpoint.of(note).size());
  }

  private void anchor() {
    try {
      if (!anchors.now().get(ANCHORING.toMillis(), TimeUnit.MILLISECONDS)) {
        throw notStamped("");
      }
    } catch (ExecutionException | TimeoutException unanswered) {
      throw notStamped(" within " + ANCHORING.toSeconds() + " s");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the log was stamped", interrupted);
    }
  }

  private static NotProvableException notStamped(String when) {
    return new NotProvableException(
        "The log could not be stamped with the time" + when + ".",
        "See what the page Evidence says of the time-stamping authority, and try again.");
  }

  private interface Condition {
    boolean holds();
  }

  private void awaitUntil(Condition condition) {
    long end = System.nanoTime() + SIGNING.toNanos();
    while (!condition.holds() && System.nanoTime() < end) {
      pause(LOOK_AGAIN);
    }
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.isNegative() ? Duration.ZERO : duration);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the log was stamped", interrupted);
    }
  }
}
