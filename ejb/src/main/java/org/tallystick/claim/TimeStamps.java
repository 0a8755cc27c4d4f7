package org.tallystick.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.TreeSize;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.anchor.TimeTokens;
import org.tallystick.proof.anchor.TimeTokens.Anchored;
import org.tallystick.proof.anchor.TimeTokens.Floor;
import org.tallystick.proof.anchor.TimeTokens.Stamped;

/// What authorities say about when a log was how long (`docs/evidence.md` §5). In the caller's transaction.
@ApplicationScoped
class TimeStamps {

  @Inject private TimeTokens tokens;

  /// The log had reached the anchored size when the token was made.
  record Ceiling(Anchored anchored, Stamped stamped) {

    Instant notLater() {
      return stamped.token().notLater();
    }

    TreeSize size() {
      return anchored.size();
    }
  }

  /// The size of the log that was given to an authority last.
  Optional<TreeSize> anchoredSize(LogId log) {
    return tokens.newest(log).map(Anchored::size);
  }

  /// The last proof of the log's size that is not later than the instant.
  Optional<Ceiling> ceilingBy(LogId log, Instant instant) {
    return tokens.notLater(instant).stream()
        .filter(token -> !token.token().notLater().isAfter(instant))
        .findFirst()
        .flatMap(token ->
            tokens.within(log, token.anchorSize()).map(anchored -> new Ceiling(anchored, token)));
  }

  /// The first proof that the log had at least this size.
  Optional<Ceiling> ceilingOf(LogId log, TreeSize size) {
    return tokens
        .atLeast(log, size)
        .flatMap(anchored ->
            tokens.covering(anchored.leaf()).map(token -> new Ceiling(anchored, token)));
  }

  /// The first leaf after which nothing is older than the instant.
  Optional<Floor> floorAt(LogId log, Instant instant) {
    return tokens.floorAt(log, instant);
  }

  /// The last leaf before that one after which nothing is older than some instant.
  Optional<Floor> floorBefore(LogId log, LeafIndex leaf) {
    return tokens.floorBefore(log, leaf);
  }

  Stamped token(Floor floor) {
    return tokens
        .find(floor.token())
        .orElseThrow(
            () -> new IllegalStateException("token " + floor.token() + ": is not in the database"));
  }
}
