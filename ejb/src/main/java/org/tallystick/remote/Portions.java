package org.tallystick.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Small files that go on record with one commit: to wait for the disk once for each would take longer than to transfer it.
public final class Portions {

  /// Larger files go alone, in bytes.
  private static final long SMALL = 64L * 1024;

  /// So many portions there are to be before they grow, so that every lane has its share.
  private static final int SHARES = 16;

  private Portions() {}

  /// In the order given.
  ///
  /// @param size in bytes
  /// @param limit files a portion has at most
  public static <T> List<List<T>> of(List<T> files, ToLongFunction<T> size, int limit) {
    int most = Math.clamp(Math.ceilDiv(files.size(), SHARES), 1, limit);
    List<List<T>> portions = new ArrayList<>();
    List<T> open = new ArrayList<>();
    for (T file : files) {
      boolean small = size.applyAsLong(file) <= SMALL;
      if (!open.isEmpty() && (!small || open.size() == most)) {
        portions.add(List.copyOf(open));
        open.clear();
      }
      if (small) {
        open.add(file);
      } else {
        portions.add(List.of(file));
      }
    }
    if (!open.isEmpty()) {
      portions.add(List.copyOf(open));
    }
    return portions;
  }
}
