package org.tallystick.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.claim.Claim.DirectoryHeld;
import org.tallystick.evidence.claim.Clocks;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.proof.Head;
import org.tallystick.proof.Heads;
import org.tallystick.proof.Listings;
import org.tallystick.proof.anchor.TimeTokens.Floor;

/// What a directory held: by the map of a head before and one after the period (interval theorem), or, when something happened close by, by every line between.
@ApplicationScoped
class DirectoryHeldProof {

  @Inject private Drafts drafts;
  @Inject private TimeStamps times;
  @Inject private Heads heads;
  @Inject private Listings listings;
  @Inject private Silence silence;
  @Inject private ClockSteps steps;
  @Inject private FullRanges ranges;

  /// A head before the period and one after it, with the time stamps that say so.
  private record Around(TimeStamps.Ceiling ceiling, Head before, Floor floor, Head after) {}

  /// What both heads say.
  private record Held(Sha256 listing, long entries, Head before, Head after) {}

  ClaimAnswer.Proven prove(ClaimRequest.DirectoryHeld request) {
    Draft draft = drafts.about(request.log());
    Period period = request.period();
    silence.requireBegun(draft.log(), period);
    steps.refuse(draft.log(), period);
    Subject directory = Subject.directory(request.path());
    Optional<Around> around = around(draft, period);
    if (!request.full() && around.isPresent()) {
      Around compact = around.get();
      Optional<MapValue> value = draft.value(compact.before(), directory);
      if (value.equals(draft.value(compact.after(), directory))) {
        silence.refuse(draft.log(), period, compact.before().index(), compact.after().index());
        draft.ceiling(compact.ceiling());
        draft.floor(compact.floor());
        draft.leaf(compact.before().index());
        draft.leaf(compact.after().index());
        Held held = held(draft, request, compact.before(), compact.after(), value);
        return finish(draft, request, held, false, List.of());
      }
    }
    return full(draft, request, directory);
  }

  private Optional<Around> around(Draft draft, Period period) {
    Optional<TimeStamps.Ceiling> ceiling = times.ceilingBy(draft.log(), period.from());
    Optional<Floor> floor = times.floorAt(draft.log(), period.to());
    if (ceiling.isEmpty() || floor.isEmpty()) {
      return Optional.empty();
    }
    Optional<Head> before = heads.before(draft.log(), new LeafIndex(ceiling.get().size().value()));
    Optional<Head> after =
        heads
            .after(draft.log(), floor.get().leaf())
            .filter(head -> draft.size().contains(head.index()));
    return before.isPresent()
            && after.isPresent()
            && before.get().index().compareTo(after.get().index()) < 0
        ? Optional.of(new Around(ceiling.get(), before.get(), floor.get(), after.get()))
        : Optional.empty();
  }

  private ClaimAnswer.Proven full(
      Draft draft, ClaimRequest.DirectoryHeld request, Subject directory) {
    FullRange range = ranges.around(draft, request.period());
    FullRange.Quiet quiet = range.quiet(draft.key(directory), request.path());
    silence.refuse(draft.log(), request.period(), range.first(), range.last());
    Head before = quiet.before(draft.log());
    Head after = quiet.after(draft.log());
    range.putInto(draft);
    Held held = held(draft, request, before, after, draft.value(before, directory));
    return finish(draft, request, held, true, ranges.ownClock(draft, request.period(), quiet));
  }

  private Held held(
      Draft draft,
      ClaimRequest.DirectoryHeld request,
      Head before,
      Head after,
      Optional<MapValue> value) {
    Subject directory = Subject.directory(request.path());
    draft.map(before, directory);
    draft.map(after, directory);
    Sha256 state = value.map(MapValue::state).orElse(Sha256.ZERO);
    if (state.equals(Sha256.ZERO)) {
      return new Held(state, 0, before, after);
    }
    byte[] listing = listings.bytes(draft.log(), request.path(), before.index().value());
    if (!Sha256.over(listing).equals(state)) {
      throw new NotProvableException(
          "The listing of "
              + request.path().text()
              + " cannot be written again as it was: a name in it was erased, or a table is damaged.",
          "Run ./tallystick fsck to find out which.");
    }
    draft.listing(listing);
    return new Held(state, entries(listing), before, after);
  }

  /// The fourth line says how many.
  private static long entries(byte[] listing) {
    return Long.parseLong(
        new String(listing, StandardCharsets.US_ASCII).lines().skip(3).findFirst().orElseThrow());
  }

  private static ClaimAnswer.Proven finish(
      Draft draft,
      ClaimRequest.DirectoryHeld request,
      Held held,
      boolean full,
      List<String> limits) {
    Period period = request.period();
    DirectoryHeld claim =
        new DirectoryHeld(
            request.path(),
            period.begin(),
            period.end(),
            held.listing(),
            held.entries(),
            held.before().index(),
            held.after().index(),
            full,
            period.day(),
            Clocks.ANCHORED);
    return draft.finish(claim, sentence(draft, claim, period), limits, request.path().encoded());
  }

  private static String sentence(Draft draft, DirectoryHeld claim, Period period) {
    String directory = claim.path().text() + " of " + draft.origin();
    if (claim.listing().equals(Sha256.ZERO)) {
      return "There was no directory "
          + directory
          + " "
          + period.words().replace("every", "any")
          + ".";
    }
    return switch ((int) Math.min(2, claim.entries())) {
      case 0 -> "The directory " + directory + " was empty " + period.words() + ".";
      case 1 -> "The directory " + directory + " held exactly one entry " + period.words() + ".";
      default ->
          "The directory "
              + directory
              + " held exactly the same "
              + claim.entries()
              + " entries "
              + period.words()
              + ".";
    };
  }
}
