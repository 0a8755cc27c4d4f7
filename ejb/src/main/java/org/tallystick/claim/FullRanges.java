package org.tallystick.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.Head;
import org.tallystick.proof.Heads;
import org.tallystick.proof.Leaves;
import org.tallystick.proof.anchor.TimeTokens.Floor;

/// Reads {@link FullRange}s. In the caller's transaction.
@ApplicationScoped
class FullRanges {

  /// How far from a period's ends its time stamps may be.
  private static final Duration MARGIN = Duration.ofSeconds(300);

  /// Some 60 MB as text, which is what a pack may hold.
  private static final long MOST_LINES = 150_000;

  @Inject private TimeStamps times;
  @Inject private Heads heads;
  @Inject private Leaves leaves;

  /// @throws NotProvableException when no time stamp is near an end, or the range is too long
  FullRange around(Draft draft, Period period) {
    LogId log = draft.log();
    Optional<TimeStamps.Ceiling> before =
        times
            .ceilingBy(log, period.from())
            .filter(found -> headOf(log, found).at().isBefore(period.from()));
    LeafIndex first =
        before
            .map(found -> headOf(log, found))
            .or(() -> heads.notAfter(log, period.from().minusMillis(1)))
            .map(Head::index)
            .orElse(LeafIndex.FIRST);
    TimeStamps.Ceiling ceiling =
        before
            .or(() -> times.ceilingOf(log, first.sizeAfter()))
            .filter(found -> !found.notLater().isAfter(period.from().plus(MARGIN)))
            .orElseThrow(() -> noStamp(log, "after " + period.from()));
    Floor floor =
        times.floorAt(log, period.to()).orElseThrow(() -> noStamp(log, "after " + period.to()));
    LeafIndex end =
        heads
            .notBefore(log, period.to())
            .map(Head::index)
            .filter(draft.size()::contains)
            .orElseThrow(() -> noStamp(log, "after " + period.to()));
    LeafIndex last = end.compareTo(floor.leaf()) < 0 ? floor.leaf() : end;
    if (last.value() - first.value() > MOST_LINES) {
      throw new NotProvableException(
          "The log has "
              + (last.value() - first.value())
              + " lines in that period; a pack holds at most "
              + MOST_LINES
              + ".",
          "Ask for shorter periods, one pack each.");
    }
    List<LogLine> lines =
        leaves.lines(log, first, last.sizeAfter()).stream().map(LogLine::parse).toList();
    return new FullRange(period, lines, ceiling, floor);
  }

  /// A signed size ends with a head.
  private Head headOf(LogId log, TimeStamps.Ceiling ceiling) {
    return heads.before(log, new LeafIndex(ceiling.size().value())).orElseThrow();
  }

  /// Which seconds of the period rest on the archive's own clock, because something happened close by.
  List<String> ownClock(Draft draft, Period period, FullRange.Quiet quiet) {
    List<String> seconds = new ArrayList<>();
    quiet
        .earlier()
        .flatMap(leaf -> times.ceilingOf(draft.log(), leaf.sizeAfter()))
        .map(TimeStamps.Ceiling::notLater)
        .filter(known -> known.isAfter(period.from()))
        .ifPresent(known -> seconds.add(own(period.from(), earlier(known, period.to()))));
    quiet
        .later()
        .flatMap(leaf -> times.floorBefore(draft.log(), leaf))
        .map(Floor::notEarlier)
        .filter(known -> known.isBefore(period.to()))
        .ifPresent(known -> seconds.add(own(later(known, period.from()), period.to())));
    return seconds.stream().distinct().toList();
  }

  private static String own(Instant from, Instant to) {
    long seconds = Duration.between(from, to).plusMillis(999).toSeconds();
    return from.equals(to)
        ? "That it was so at "
            + from
            + ", and not a little earlier or later, rests on the archive's own clock."
        : "From "
            + from
            + " to "
            + to
            + " ("
            + seconds
            + " s) the claim rests on the archive's own clock.";
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static NotProvableException noStamp(LogId log, String where) {
    return new NotProvableException(
        "No time stamp of the log "
            + log
            + " lies within five minutes "
            + where
            + ": its time would rest on the archive's own clock alone.",
        "Choose a period with the server running around its ends; the page Evidence shows whether time stamps are being made.");
  }
}
