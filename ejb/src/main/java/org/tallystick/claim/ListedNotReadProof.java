package org.tallystick.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.claim.Claim.ListedNotRead;
import org.tallystick.evidence.claim.ClaimedFile;
import org.tallystick.evidence.claim.Clocks;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.platform.Sql;
import org.tallystick.proof.Head;
import org.tallystick.proof.Heads;
import org.tallystick.proof.anchor.TimeTokens.Floor;

/// They listed the directory while the file was in it, and had not opened it by the deadline.
@ApplicationScoped
class ListedNotReadProof {

  /// The last listing before each head; the first of those that comes after a leaf.
  private static final String FIRST_LISTING =
      "select min(last_idx) from subject_version"
          + " where log_id = ? and subject_key = ? and head_idx > ? and last_idx > ?";

  @Inject private Drafts drafts;
  @Inject private TimeStamps times;
  @Inject private Heads heads;
  @Inject private Events events;
  @Inject private ClockSteps steps;
  @Inject private Silence silence;
  @Inject private Sql sql;

  ClaimAnswer.Proven prove(ClaimRequest.ListedNotRead request, Instant deadline) {
    Draft draft = drafts.about(request.log());
    Instant until = Period.at(deadline).from();
    steps.refuse(draft.log(), Period.at(until));
    LeafIndex placed = new LeafIndex(request.document().index());
    EventDocument event = events.require(request.document(), draft.size());
    if (event.type() != EventType.FILE_PLACED && event.type() != EventType.FILE_RECEIVED) {
      throw new NotProvableException(
          "Event " + request.document() + " put no file anywhere.", "Choose a document.");
    }
    RawPath directory = event.path().orElseThrow();
    ClaimedFile file = ClaimedFile.parse(event.json().object("file"));
    String name = directory.resolve(file.name()).text();
    Head before =
        heads.after(draft.log(), placed).orElseThrow(() -> notListed(name, "it was placed"));
    LeafIndex listed = listing(draft, directory, before, name);
    EventDocument listing =
        events.require(new LedgerPosition(draft.log(), listed.value()), draft.size());
    if (listing.at().value().isAfter(until)) {
      throw notListed(name, "before " + until);
    }
    Floor floor = times.floorAt(draft.log(), until).orElseThrow(() -> notStamped(until));
    Head after =
        heads
            .after(draft.log(), floor.leaf())
            .filter(head -> draft.size().contains(head.index()))
            .orElseThrow(() -> notStamped(until));
    requireThere(draft, directory.resolve(file.name()), placed, before, after);
    requireUnread(draft, name, placed, after);
    Gaps gaps = Gaps.until(until, silence.gaps(draft.log(), placed, after.index()));

    Subject entry = Subject.entry(directory.resolve(file.name()));
    draft.leaf(placed);
    draft.leaf(listed);
    draft.leaf(before.index());
    draft.leaf(after.index());
    draft.map(before, entry);
    draft.map(after, entry);
    draft.map(after, Subject.reads(placed));
    draft.floor(floor);
    ListedNotRead claim =
        new ListedNotRead(
            listed,
            directory,
            file,
            placed,
            before.index(),
            after.index(),
            new LogInstant(until),
            Clocks.ANCHORED);
    String sentence =
        "The directory "
            + directory.text()
            + " of "
            + draft.origin()
            + " was listed at "
            + listing.at()
            + " while "
            + file.name().text()
            + " (SHA-256 "
            + file.digest().hex()
            + ") stood in it, and the file was not opened until "
            + until
            + gaps.words();
    List<String> limits = new ArrayList<>(gaps.limits());
    limits.add("When the directory was listed is the archive's own clock.");
    return draft.finish(claim, sentence, limits, file.name().text());
  }

  private LeafIndex listing(Draft draft, RawPath directory, Head before, String name) {
    return sql.first(
            FIRST_LISTING,
            row -> Optional.ofNullable(row.getObject(1, Long.class)),
            draft.log().value(),
            draft.key(Subject.listings(directory)).bytes(),
            before.index().value(),
            before.index().value())
        .flatMap(index -> index)
        .map(LeafIndex::new)
        .filter(draft.size()::contains)
        .orElseThrow(() -> notListed(name, "while it was there"));
  }

  private static void requireThere(
      Draft draft, RawPath path, LeafIndex placed, Head before, Head after) {
    Subject entry = Subject.entry(path);
    Optional<MapValue> then = draft.value(before, entry);
    Optional<MapValue> later = draft.value(after, entry);
    if (!then.equals(later) || !then.map(MapValue::last).equals(Optional.of(placed))) {
      throw new NotProvableException(
          path.text()
              + " was replaced, renamed or removed before "
              + after.at()
              + ", so it was not there all the time.",
          "Choose an earlier deadline; the document's story shows what happened to it.");
    }
  }

  private void requireUnread(Draft draft, String name, LeafIndex placed, Head after) {
    draft
        .value(after, Subject.reads(placed))
        .ifPresent(reads -> {
          EventDocument read =
              events.require(new LedgerPosition(draft.log(), reads.last().value()), draft.size());
          throw new NotProvableException(
              name
                  + " was opened: the last that is known of it is a "
                  + read.type().word()
                  + " at "
                  + read.at()
                  + ".",
              "Choose an earlier deadline, or prove the delivery.");
        });
  }

  private static NotProvableException notListed(String name, String when) {
    return new NotProvableException(
        "The directory of " + name + " was not listed " + when + ".",
        "The claim needs a listing at least a second after the file was placed; without one nothing shows that they could know of it.");
  }

  private static NotProvableException notStamped(Instant until) {
    return new NotProvableException(
        "No time stamp in the log is later than " + until + ".", "Ask again in a minute.");
  }
}
