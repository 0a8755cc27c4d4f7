package org.tallystick.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Small files that go on record with one commit: to wait for the disk once for each would take longer than to transfer it.
public final class Portions {

  /// Larger files go alone, in bytes.
  private static final long SMALL = 64L * 1024;

  private static final int MOST = 25;

  private Portions() {}

  /// In the order given.
  ///
  /// @param size in bytes
  public static <T> List<List<T>> of(List<T> files, ToLongFunction<T> size) {
    List<List<T>> portions = new ArrayList<>();
    List<T> open = new ArrayList<>();
    for (T file : files) {
      if (size.applyAsLong(file) > SMALL) {
        portions.add(List.of(file));
        continue;
      }
      open.add(file);
      if (open.size() == MOST) {
        portions.add(List.copyOf(open));
        open.clear();
      }
    }
    if (!open.isEmpty()) {
      portions.add(List.copyOf(open));
    }
    return portions;
  }
}
