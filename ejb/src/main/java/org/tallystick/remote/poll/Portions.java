package org.tallystick.remote.poll;

import java.util.ArrayList;
import java.util.List;
import org.tallystick.remote.client.RemoteEntry;

/// Small files that are archived with one commit: to wait for the disk once for each would take longer than to fetch it.
final class Portions {

  /// Larger files are archived alone, in bytes.
  private static final long SMALL = 64L * 1024;

  private static final int MOST = 25;

  private Portions() {}

  /// In the order given.
  static List<List<RemoteEntry>> of(List<RemoteEntry> files) {
    List<List<RemoteEntry>> portions = new ArrayList<>();
    List<RemoteEntry> open = new ArrayList<>();
    for (RemoteEntry file : files) {
      if (file.size() > SMALL) {
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
