package org.tallystick.evidence.pack;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.claim.Claim;
import org.tallystick.evidence.claim.Claim.DirectoryHeld;
import org.tallystick.evidence.claim.Claim.FileMoved;
import org.tallystick.evidence.claim.Claim.ListedNotRead;
import org.tallystick.evidence.claim.Claim.LogUnchanged;
import org.tallystick.evidence.claim.Claim.Sessions;
import org.tallystick.evidence.claim.ClaimedFile;
import org.tallystick.evidence.claim.Clocks;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.listing.ListingText;
import org.tallystick.evidence.map.MapValue;
import org.tallystick.evidence.map.Subject;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.session.KeySignature;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Sha256;
import org.tallystick.evidence.tlog.Verification;

/// Whether verified evidence proves a claim, and whether the pack holds nothing that the claim does not need (`PACK-4`).
final class ClaimJudge {

  /// Two heartbeats: longer silence proves nothing.
  private static final Duration SILENCE = Duration.ofSeconds(120);

  /// How far from a period's ends its time stamps may be, when every leaf between is there.
  private static final Duration MARGIN = Duration.ofSeconds(300);

  private final PackEvidence evidence;
  private final SortedMap<EntryName, byte[]> files;
  private final Set<LeafIndex> needed = new HashSet<>();
  private final Set<PackEvidence.Head> mapsNeeded = new HashSet<>();
  private final Set<String> filesNeeded = new HashSet<>();

  ClaimJudge(PackEvidence evidence, SortedMap<EntryName, byte[]> files) {
    this.evidence = evidence;
    this.files = files;
  }

  /// Notes for the reader; throws when the claim is not proven.
  List<String> judge(Claim claim) {
    List<String> notes =
        switch (claim) {
          case FileMoved moved -> moved(moved);
          case DirectoryHeld held -> held(held);
          case LogUnchanged unchanged -> unchanged(unchanged);
          case ListedNotRead notRead -> notRead(notRead);
          case Sessions sessions -> sessions(sessions);
        };
    requireNothingElse();
    List<String> all = new ArrayList<>(notes);
    evidence
        .events()
        .forEach((index, event) -> {
          if (event.type() == EventType.SESSION_OPENED) {
            all.add("Session of leaf " + index + ": " + opener(event));
          }
        });
    return all;
  }

  private List<String> moved(FileMoved claim) {
    requireFile(claim.leaf(), claim.type(), claim.path(), claim.file());
    if (claim.included()) {
      String name = PackName.content(claim.file().digest());
      byte[] content = PackSeal.file(files, name);
      RefusedException.unless(
          content.length == claim.file().size()
              && ContentDigest.of(content).equals(claim.file().digest()),
          "content: is not the file's");
      filesNeeded.add(name);
    }
    List<String> notes = new ArrayList<>();
    notes.add("By the archive's own clock at " + evidence.line(claim.leaf()).at() + ".");
    evidence.anchors().tailMap(claim.leaf().sizeAfter(), true).values().stream()
        .min(Instant::compareTo)
        .ifPresent(time -> notes.add("Recorded not later than " + time + ", by a time stamp."));
    evidence.floors().headMap(claim.leaf(), false).values().stream()
        .max(Instant::compareTo)
        .ifPresent(time -> notes.add("Recorded not earlier than " + time + ", by a time stamp."));
    return notes;
  }

  private EventDocument requireFile(
      LeafIndex index, EventType type, RawPath path, ClaimedFile file) {
    needed.add(index);
    EventDocument event = evidence.event(index);
    RefusedException.unless(event.type() == type, "leaf " + index + ": is no " + type.word());
    RefusedException.unless(
        event.path().equals(Optional.of(path)) && event.json().object("file").equals(file.json()),
        "leaf " + index + ": about another path or file");
    return event;
  }

  private List<String> held(DirectoryHeld claim) {
    RefusedException.unless(
        claim.from().compareTo(claim.to()) <= 0, "claim: ends before it begins");
    claim
        .day()
        .ifPresent(day ->
            RefusedException.unless(
                day.from().equals(claim.from()) && day.to().equals(claim.to()),
                "claim: is not that day"));
    Subject directory = Subject.directory(claim.path());
    needHeads(claim.before(), claim.after(), directory);
    RefusedException.unless(
        claim.full() || claim.before().compareTo(claim.after()) < 0,
        "claim: its heads are not one after the other");
    Optional<MapValue> value = evidence.sameValue(claim.before(), claim.after(), directory);
    Sha256 state = value.map(MapValue::state).orElse(Sha256.ZERO);
    RefusedException.unless(
        state.equals(claim.listing()), "claim: the directory held something else");
    requireListing(claim);
    if (claim.full()) {
      return heldFull(claim, directory);
    }
    RefusedException.unless(evidence.range().isEmpty(), "claim: a range in compact form");
    switch (claim.clock()) {
      case ANCHORED -> {
        evidence.requireAnchored(claim.before(), claim.from().value());
        evidence.requireFloor(claim.after(), claim.to().value());
      }
      case OWN ->
          RefusedException.unless(
              evidence.head(claim.before()).at().compareTo(claim.from()) <= 0
                  && evidence.head(claim.after()).at().compareTo(claim.to()) >= 0,
              "claim: the heads are not around the period");
    }
    return List.of(clockNote(claim.clock(), false));
  }

  private void needHeads(LeafIndex before, LeafIndex after, Subject subject) {
    for (LeafIndex head : List.of(before, after)) {
      needed.add(head);
      evidence.head(head);
      mapsNeeded.add(new PackEvidence.Head(head, SubjectKey.of(evidence.origin(), subject)));
    }
  }

  private void requireListing(DirectoryHeld claim) {
    if (claim.listing().equals(Sha256.ZERO)) {
      RefusedException.unless(
          claim.entries() == 0, "claim: entries of a directory that was not there");
      return;
    }
    ContentDigest digest = new ContentDigest(claim.listing());
    String name = PackName.listing(digest);
    byte[] listing = PackSeal.file(files, name);
    RefusedException.unless(
        ContentDigest.of(listing).equals(digest), "listing: has another hash than its name");
    ListingText.require(listing, claim.path(), claim.entries());
    filesNeeded.add(name);
  }

  private List<String> heldFull(DirectoryHeld claim, Subject directory) {
    requireRangeAround(claim.from(), claim.to());
    requireNoSilence(claim.from(), claim.to());
    SubjectKey key = SubjectKey.of(evidence.origin(), directory);
    RefusedException.unless(
        evidence.range().contains(evidence.line(claim.before()))
            && evidence.range().contains(evidence.line(claim.after()))
            && claim.before().compareTo(claim.after()) <= 0,
        "claim: its heads do not lie in the range");
    for (LogLine line : evidence.range()) {
      if (line instanceof Leaf leaf && leaf.subjects().contains(key)) {
        boolean before = line.at().compareTo(claim.from()) < 0;
        RefusedException.unless(
            before || line.at().compareTo(claim.to()) >= 0,
            "claim: leaf " + line.index() + " names the directory");
        RefusedException.unless(
            before
                ? line.index().compareTo(claim.before()) < 0
                : line.index().compareTo(claim.after()) > 0,
            "claim: leaf " + line.index() + " lies on the wrong side of the heads");
      }
    }
    requireMargins(claim.from(), claim.to(), claim.clock());
    return List.of(clockNote(claim.clock(), true));
  }

  /// The range begins before `from`, or then with the log, and ends at or after `to`; the clock did not step back in it.
  private void requireRangeAround(LogInstant from, LogInstant to) {
    List<LogLine> range = evidence.range();
    RefusedException.unless(!range.isEmpty(), "claim: the range of leaves is missing");
    LogLine first = range.getFirst();
    int begins = first.at().compareTo(from);
    RefusedException.unless(
        (begins < 0 || (begins == 0 && first.index().value() == 0))
            && range.getLast().at().compareTo(to) >= 0,
        "claim: the range does not cover the period");
    for (LogLine line : range) {
      RefusedException.unless(
          line.type() != EventType.CLOCK_STEPPED,
          "claim: the clock stepped at leaf " + line.index());
    }
    filesNeeded.add(PackName.RANGE);
    filesNeeded.add(PackName.RANGE_LEAVES);
  }

  private void requireNoSilence(LogInstant from, LogInstant to) {
    LogLine earlier = evidence.range().getFirst();
    for (LogLine line : evidence.range()) {
      boolean meets = line.at().compareTo(from) > 0 && earlier.at().compareTo(to) < 0;
      RefusedException.unless(
          !meets
              || Duration.between(earlier.at().value(), line.at().value()).compareTo(SILENCE) <= 0,
          "claim: the log is silent for more than "
              + SILENCE.toSeconds()
              + " s before leaf "
              + line.index());
      earlier = line;
    }
  }

  private void requireMargins(LogInstant from, LogInstant to, Clocks clock) {
    if (clock == Clocks.ANCHORED) {
      evidence.requireAnchored(evidence.range().getFirst().index(), from.value().plus(MARGIN));
      evidence.requireFloorInRange(to.value().minus(MARGIN));
    }
  }

  private static String clockNote(Clocks clock, boolean margins) {
    return switch (clock) {
      case OWN -> "The period rests on the archive's own clock.";
      case ANCHORED ->
          margins
              ? "The period rests on time stamps, up to 300 s at each end on the archive's own clock."
              : "The period rests on time stamps.";
    };
  }

  private List<String> unchanged(LogUnchanged claim) {
    Checkpoint earlier = Checkpoint.of(SignedNote.parse(PackSeal.file(files, PackName.EARLIER)));
    RefusedException.unless(
        earlier.size().equals(claim.size()),
        "claim: about another size than the earlier checkpoint");
    filesNeeded.addAll(List.of(PackName.EARLIER, PackName.CONSISTENCY));
    if (!evidence.range().isEmpty()) {
      RefusedException.unless(
          evidence.range().getFirst().index().value() == claim.size().value()
              && evidence
                  .range()
                  .getLast()
                  .index()
                  .sizeAfter()
                  .equals(evidence.checkpoint().size()),
          "claim: the range is not what came after the earlier checkpoint");
      filesNeeded.addAll(List.of(PackName.RANGE, PackName.RANGE_LEAVES));
    }
    return List.of("From size " + claim.size() + " to size " + evidence.checkpoint().size() + ".");
  }

  private List<String> notRead(ListedNotRead claim) {
    requireFile(claim.placed(), evidence.event(claim.placed()).type(), claim.path(), claim.file());
    EventType placed = evidence.event(claim.placed()).type();
    RefusedException.unless(
        placed == EventType.FILE_PLACED || placed == EventType.FILE_RECEIVED,
        "leaf " + claim.placed() + ": puts no file anywhere");
    needed.add(claim.listed());
    EventDocument listed = evidence.event(claim.listed());
    RefusedException.unless(
        listed.type() == EventType.DIRECTORY_LISTED
            && listed.path().equals(Optional.of(claim.path())),
        "leaf " + claim.listed() + ": is no listing of the directory");
    RefusedException.unless(
        claim.before().compareTo(claim.listed()) < 0 && claim.listed().compareTo(claim.after()) < 0,
        "claim: the listing is not between its heads");
    Subject entry = Subject.entry(claim.path().resolve(claim.file().name()));
    needHeads(claim.before(), claim.after(), entry);
    Optional<MapValue> value = evidence.sameValue(claim.before(), claim.after(), entry);
    RefusedException.unless(
        value.map(MapValue::last).equals(Optional.of(claim.placed())),
        "claim: another file stood under the name");
    Subject reads = Subject.reads(claim.placed());
    mapsNeeded.add(new PackEvidence.Head(claim.after(), SubjectKey.of(evidence.origin(), reads)));
    RefusedException.unless(
        evidence.value(claim.after(), reads).isEmpty(), "claim: the file was read");
    switch (claim.clock()) {
      case ANCHORED -> evidence.requireFloor(claim.after(), claim.until().value());
      case OWN ->
          RefusedException.unless(
              evidence.head(claim.after()).at().compareTo(claim.until()) >= 0,
              "claim: ends before its instant");
    }
    return List.of(
        "Listed at " + listed.at() + " by the archive's clock.",
        "Whether the server was running all the time is not part of such a pack.",
        clockNote(claim.clock(), false));
  }

  private List<String> sessions(Sessions claim) {
    RefusedException.unless(
        claim.from().compareTo(claim.to()) <= 0, "claim: ends before it begins");
    requireRangeAround(claim.from(), claim.to());
    requireNoSilence(claim.from(), claim.to());
    requireMargins(claim.from(), claim.to(), claim.clock());
    long sessions = 0;
    long failures = 0;
    for (LogLine line : evidence.range()) {
      boolean within =
          line.at().compareTo(claim.from()) >= 0 && line.at().compareTo(claim.to()) < 0;
      if (within && line.type() == EventType.SESSION_OPENED) {
        sessions++;
        evidence.event(line.index());
      } else if (within && line.type() == EventType.AUTH_FAILED) {
        failures++;
        evidence.event(line.index());
      }
    }
    RefusedException.unless(
        sessions == claim.sessions() && failures == claim.failures(),
        "claim: other numbers than the log's");
    return List.of(clockNote(claim.clock(), true));
  }

  private static String opener(EventDocument event) {
    Optional<KeySignature> signature = KeySignature.of(event);
    if (signature.isEmpty()) {
      return "without a signature, so by password, or the signature was too long to keep.";
    }
    if (signature.get().verify() instanceof Verification.Refused(String why)) {
      throw new RefusedException(why);
    }
    return "opened by the holder of the key " + signature.get().fingerprint() + ".";
  }

  private void requireNothingElse() {
    for (EntryName name : files.keySet()) {
      String text = name.text();
      boolean wanted =
          switch (text.substring(0, text.indexOf('/') + 1)) {
            case "leaves/" -> {
              LeafIndex index = new LeafIndex(name.number());
              yield needed.contains(index) || evidence.line(index).type() == EventType.TOKEN;
            }
            case "map/" ->
                mapsNeeded.contains(
                    new PackEvidence.Head(
                        new LeafIndex(name.number()), SubjectKey.ofHex(name.rest())));
            case "listings/", "content/" -> filesNeeded.contains(text);
            default ->
                !Arrays.asList(
                            PackName.RANGE,
                            PackName.RANGE_LEAVES,
                            PackName.EARLIER,
                            PackName.CONSISTENCY)
                        .contains(text)
                    || filesNeeded.contains(text);
          };
      RefusedException.unless(wanted, "pack: " + text + " is not needed for the claim");
    }
    for (String required : List.of(PackName.REPORT, PackName.HOW_TO_VERIFY, PackName.VERIFY_PY)) {
      PackSeal.file(files, required);
    }
  }
}
