package org.tallystick.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.tallystick.evidence.claim.Claim.Sessions;
import org.tallystick.evidence.claim.Clocks;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.ledger.LedgerPosition;

/// Who signed in in a period, and with which key: every line of it, and what those of sign-ins say. Nobody can sign in to a server that is down, and nobody can tell afterwards
/// whether it was down or kept quiet: a period with a silence in it is not provable.
@ApplicationScoped
class SessionsProof {

  @Inject private Drafts drafts;
  @Inject private FullRanges ranges;
  @Inject private Events events;
  @Inject private Silence silence;
  @Inject private ClockSteps steps;

  ClaimAnswer.Proven prove(ClaimRequest.Sessions request) {
    Draft draft = drafts.about(request.log());
    Period period = request.period();
    silence.requireBegun(draft.log(), period);
    steps.refuse(draft.log(), period);
    FullRange range = ranges.around(draft, period);
    range.refuseSteps();
    silence.refuse(draft.log(), period, range.first(), range.last());
    List<LogLine> within =
        range.lines().stream()
            .filter(line -> !line.at().value().isBefore(period.from()))
            .filter(line -> line.at().value().isBefore(period.to()))
            .toList();
    long opened = put(draft, within, EventType.SESSION_OPENED);
    long failed = put(draft, within, EventType.AUTH_FAILED);
    range.putInto(draft);
    Sessions claim = new Sessions(period.begin(), period.end(), opened, failed, Clocks.ANCHORED);
    String sentence =
        "From "
            + period.from()
            + " to "
            + period.to()
            + " the log "
            + draft.origin()
            + " records "
            + opened
            + (opened == 1 ? " session" : " sessions")
            + " and "
            + failed
            + " refused "
            + (failed == 1 ? "sign-in" : "sign-ins")
            + "; the pack says of each who and with which key.";
    return draft.finish(claim, sentence, ownClock(range), period.from().toString());
  }

  private static List<String> ownClock(FullRange range) {
    return List.of(
        "When within the period a sign-in was is the archive's own clock; time stamps say that the lines shown begin not later than "
            + range.ceiling().notLater()
            + " and go on until after "
            + range.floor().notEarlier()
            + ".");
  }

  private long put(Draft draft, List<LogLine> lines, EventType type) {
    List<LogLine> found = lines.stream().filter(line -> line.type() == type).toList();
    found.forEach(line -> {
      events.require(new LedgerPosition(draft.log(), line.index().value()), draft.size());
      draft.event(line.index());
    });
    return found.size();
  }
}
