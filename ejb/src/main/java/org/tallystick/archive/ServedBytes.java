package org.tallystick.archive;

import java.util.Map;
import java.util.TreeMap;

/// Which bytes of a file have been served, as disjoint ranges. Not thread-safe.
final class ServedBytes {

  private final long size;

  /// Start → end (exclusive), neither touching nor overlapping.
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  ServedBytes(long size) {
    this.size = size;
  }

  void add(long offset, long length) {
    long start = offset;
    long end = Math.min(size, offset + length);
    Map.Entry<Long, Long> before = ranges.floorEntry(start);
    if (before != null && before.getValue() >= start) {
      start = before.getKey();
      end = Math.max(end, before.getValue());
    }
    Map.Entry<Long, Long> next = ranges.ceilingEntry(start);
    while (next != null && next.getKey() <= end) {
      end = Math.max(end, next.getValue());
      ranges.remove(next.getKey());
      next = ranges.ceilingEntry(start);
    }
    if (end > start) {
      ranges.put(start, end);
    }
  }

  long count() {
    return ranges.entrySet().stream().mapToLong(range -> range.getValue() - range.getKey()).sum();
  }
}
