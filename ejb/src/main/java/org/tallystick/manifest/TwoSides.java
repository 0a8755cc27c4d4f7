package org.tallystick.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Goes through two sorted sides at once. Not thread-safe; used once.
///
/// Same name, direction and content is identical, file by file, so that a name sent twice has to be listed twice. Of what is left over under one name, pairs differ.
final class TwoSides {

  /// What of one name waits to be paired; what goes beyond is on one side only.
  private static final int MOST_OF_ONE_NAME = 10_000;

  interface Reader {
    void read(Difference difference) throws IOException;
  }

  private final DiskSort ours;
  private final DiskSort theirs;
  private final Reader reader;
  private final List<SortRecord> leftOurs = new ArrayList<>();
  private final List<SortRecord> leftTheirs = new ArrayList<>();
  private final long[] found = new long[Difference.Kind.values().length];
  private long identical;

  TwoSides(DiskSort ours, DiskSort theirs, Reader reader) {
    this.ours = ours;
    this.theirs = theirs;
    this.reader = reader;
  }

  Counts compare() throws IOException {
    ours.sort();
    theirs.sort();
    Optional<SortRecord> last = Optional.empty();
    while (true) {
      Optional<SortRecord> mine = ours.peek();
      Optional<SortRecord> yours = theirs.peek();
      if (mine.isEmpty() && yours.isEmpty()) {
        break;
      }
      int order = mine.isEmpty() ? 1 : yours.isEmpty() ? -1 : mine.get().compareTo(yours.get());
      SortRecord next = order <= 0 ? mine.orElseThrow() : yours.orElseThrow();
      if (last.isPresent() && !last.get().isNamedAs(next)) {
        pair();
      }
      last = Optional.of(next);
      step(order);
    }
    pair();
    return new Counts(
        theirs.count(),
        identical,
        found[Difference.Kind.ONLY_OURS.ordinal()],
        found[Difference.Kind.ONLY_THEIRS.ordinal()],
        found[Difference.Kind.DIFFERENT.ordinal()],
        found[Difference.Kind.NOT_TAKEN.ordinal()]);
  }

  private void step(int order) throws IOException {
    if (order == 0) {
      ours.next();
      theirs.next();
      identical++;
    } else if (order < 0) {
      leave(leftOurs, ours.next());
    } else {
      leave(leftTheirs, theirs.next());
    }
  }

  private void leave(List<SortRecord> left, SortRecord record) throws IOException {
    if (left.size() < MOST_OF_ONE_NAME) {
      left.add(record);
    } else {
      say(left == leftOurs ? Difference.onlyOurs(record) : Difference.onlyTheirs(record));
    }
  }

  private void pair() throws IOException {
    int pairs = Math.min(leftOurs.size(), leftTheirs.size());
    for (int i = 0; i < pairs; i++) {
      say(Difference.different(leftOurs.get(i), leftTheirs.get(i)));
    }
    for (SortRecord record : leftOurs.subList(pairs, leftOurs.size())) {
      say(Difference.onlyOurs(record));
    }
    for (SortRecord record : leftTheirs.subList(pairs, leftTheirs.size())) {
      say(Difference.onlyTheirs(record));
    }
    leftOurs.clear();
    leftTheirs.clear();
  }

  private void say(Difference difference) throws IOException {
    found[difference.kind().ordinal()]++;
    reader.read(difference);
  }
}
