package org.tallystick.handout;

import java.util.List;

/// Some entries of a directory.
///
/// @param next where the next page begins, in the directory's own count
/// @param last whether there is none
record HandoutPage(List<HandoutEntry> entries, long next, boolean last) {

  /// The whole of a short directory.
  static HandoutPage whole(List<HandoutEntry> entries) {
    return new HandoutPage(entries, entries.size(), true);
  }
}
