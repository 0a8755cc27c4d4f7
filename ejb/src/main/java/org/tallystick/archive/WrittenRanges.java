package org.tallystick.archive;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Which bytes of a file were written, for clients that keep many writes on their way at once do not send them in order.
///
/// Not safe for use by several threads.
final class WrittenRanges {

  /// How many pieces beyond the first gap are remembered; a client that leaves more of them only resumes earlier.
  static final int MOST_PIECES = 1024;

  private final NavigableMap<Long, Long> pieces = new TreeMap<>();
  private long whole;

  /// @param whole how many bytes are there without a gap, from the beginning
  WrittenRanges(long whole) {
    this.whole = whole;
  }

  /// How many bytes are there without a gap, from the beginning.
  long whole() {
    return whole;
  }

  boolean hasGap() {
    return !pieces.isEmpty();
  }

  void add(long start, long end) {
    if (end <= start) {
      return;
    }
    if (start > whole) {
      remember(start, end);
      return;
    }
    whole = Math.max(whole, end);
    while (!pieces.isEmpty() && pieces.firstKey() <= whole) {
      whole = Math.max(whole, pieces.pollFirstEntry().getValue());
    }
  }

  private void remember(long start, long end) {
    long from = start;
    long to = end;
    Map.Entry<Long, Long> before = pieces.floorEntry(from);
    if (before != null && before.getValue() >= from) {
      from = before.getKey();
      to = Math.max(to, before.getValue());
    }
    for (var next = pieces.ceilingEntry(from);
        next != null && next.getKey() <= to;
        next = pieces.ceilingEntry(from)) {
      to = Math.max(to, next.getValue());
      pieces.remove(next.getKey());
    }
    pieces.put(from, to);
    if (pieces.size() > MOST_PIECES) {
      pieces.pollLastEntry();
    }
  }

  /// Forgets what lies at `size` and beyond.
  void cut(long size) {
    whole = Math.min(whole, size);
    pieces.tailMap(size, true).clear();
    Map.Entry<Long, Long> last = pieces.lastEntry();
    if (last != null && last.getValue() > size) {
      pieces.put(last.getKey(), size);
    }
  }
}
