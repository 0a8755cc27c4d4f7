package org.tallystick.claim;

import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.map.SubjectKey;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.ledger.LogId;
import org.tallystick.proof.Head;
import org.tallystick.proof.anchor.TimeTokens.Floor;

/// Every line of a log from before a period to after it, with a time stamp near each end.
///
/// @param ceiling says when the first line existed, at the latest
/// @param floor a line of the range, and when it was written, at the earliest
record FullRange(Period period, List<LogLine> lines, TimeStamps.Ceiling ceiling, Floor floor) {

  FullRange {
    lines = List.copyOf(lines);
  }

  LeafIndex first() {
    return lines.getFirst().index();
  }

  LeafIndex last() {
    return lines.getLast().index();
  }

  void putInto(Draft draft) {
    draft.range(first(), last().sizeAfter());
    draft.ceiling(ceiling);
    draft.floorInRange(floor);
  }

  /// @throws NotProvableException when the clock stepped
  void refuseSteps() {
    lines.forEach(FullRange::refuseStep);
  }

  /// The heads of the range between which nothing happened to a subject.
  ///
  /// @param earlier the last line of the range before the period that names it
  /// @param later the first line after the period that does
  record Quiet(
      HeadLeaf first, HeadLeaf last, Optional<LeafIndex> earlier, Optional<LeafIndex> later) {

    Head before(LogId log) {
      return head(log, first);
    }

    Head after(LogId log) {
      return head(log, last);
    }

    private static Head head(LogId log, HeadLeaf leaf) {
      return new Head(log, leaf.index(), leaf.at().value(), leaf.map(), leaf.subjects());
    }
  }

  /// @throws NotProvableException when a line of the period names the directory, or the clock stepped
  Quiet quiet(SubjectKey directory, RawPath path) {
    Optional<LogLine> earlier = Optional.empty();
    Optional<LogLine> later = Optional.empty();
    for (LogLine line : lines) {
      refuseStep(line);
      if (line instanceof Leaf leaf && leaf.subjects().contains(directory)) {
        if (line.at().value().isBefore(period.from())) {
          earlier = Optional.of(line);
        } else if (line.at().value().isBefore(period.to())) {
          throw new NotProvableException(
              path.text()
                  + " changed at "
                  + line.at()
                  + " (event "
                  + line.index()
                  + " of the log), so it did not hold the same all the time.",
              "Ask for an instant, or for a period without that change; the time machine shows when it changed.");
        } else if (later.isEmpty()) {
          later = Optional.of(line);
        }
      }
    }
    return between(earlier, later, path);
  }

  private Quiet between(Optional<LogLine> earlier, Optional<LogLine> later, RawPath path) {
    List<HeadLeaf> heads =
        lines.stream()
            .filter(HeadLeaf.class::isInstance)
            .map(HeadLeaf.class::cast)
            .filter(head -> earlier.isEmpty() || head.index().compareTo(earlier.get().index()) > 0)
            .filter(head -> later.isEmpty() || head.index().compareTo(later.get().index()) < 0)
            .toList();
    if (heads.isEmpty()) {
      throw new NotProvableException(
          path.text()
              + " changed shortly before and shortly after "
              + period.from()
              + ", within the second that the archive takes to sign what it holds.",
          "Ask for an instant a second or two earlier or later.");
    }
    return new Quiet(
        heads.getFirst(), heads.getLast(), earlier.map(LogLine::index), later.map(LogLine::index));
  }

  private static void refuseStep(LogLine line) {
    if (line.type() == EventType.CLOCK_STEPPED) {
      throw new NotProvableException(
          "The server's clock stepped at " + line.at() + ", and here it would be needed.",
          "Choose a period that a time stamp is closer to, before or after that.");
    }
  }
}
