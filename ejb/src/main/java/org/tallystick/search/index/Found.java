package org.tallystick.search.index;

import java.util.List;

/// A page of hits, newest first.
///
/// @param total how many there are in all, or a lower bound when `totalIsExact` is false
/// @param more whether there are hits behind the last one
public record Found(List<Hit> hits, long total, boolean totalIsExact, boolean more) {

  public Found {
    hits = List.copyOf(hits);
  }
}
