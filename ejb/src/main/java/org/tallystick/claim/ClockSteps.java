package org.tallystick.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.Sql;
import org.tallystick.proof.Leaves;

/// Where the archive's clock stepped back, some instants happened twice by it: which of the two a claim is about cannot be told. Where it stepped ahead, some never happened by it, and nothing
/// is known of them. In the caller's transaction.
@ApplicationScoped
class ClockSteps {

  /// A step is noticed with the next heartbeat; by then the clock has caught up that much.
  private static final Duration NOTICED = Duration.ofSeconds(60);

  private static final String STEPS =
      "select idx from event_document where type = ? and log_id = ? and at >= ?"
          + " order by type desc, at desc, log_id desc, idx desc";

  @Inject private Sql sql;
  @Inject private Leaves leaves;

  /// Instants `[from, to]` that the clock showed twice, or jumped over.
  private record Step(boolean ahead, Instant from, Instant to) {

    static Step of(EventDocument event) {
      Instant at = event.at().value();
      boolean ahead = event.json().find("aheadMillis").isPresent();
      Duration by = Duration.ofMillis(event.json().integer(ahead ? "aheadMillis" : "behindMillis"));
      return new Step(ahead, at.minus(by).minus(NOTICED), at);
    }

    boolean meets(Period period) {
      return !period.to().isBefore(from) && !period.from().isAfter(to);
    }
  }

  /// @throws NotProvableException when the period holds an instant that happened twice, or one that was jumped over
  void refuse(LogId log, Period period) {
    List<LeafIndex> steps =
        sql.list(
            STEPS,
            row -> new LeafIndex(row.getLong(1)),
            EventType.CLOCK_STEPPED.word(),
            log.value(),
            period.from());
    for (LeafIndex step : steps) {
      leaves
          .find(log, step)
          .flatMap(Leaves.Stored::document)
          .map(Step::of)
          .filter(met -> met.meets(period))
          .ifPresent(ClockSteps::refuse);
    }
  }

  private static void refuse(Step step) {
    throw new NotProvableException(
        "The server's clock stepped "
            + (step.ahead() ? "ahead" : "back")
            + ": the time from "
            + step.from()
            + " to "
            + step.to()
            + (step.ahead()
                ? " it jumped over, wholly or in part, and what a partner would have seen then cannot be proven."
                : " happened twice by it, and which of the two is meant cannot be told."),
        "Choose a period before " + step.from() + " or after " + step.to() + ".");
  }
}
