package org.tallystick.handout;

import java.util.List;
import org.tallystick.evidence.name.RawName;

/// A directory below `/.exchange` that is being listed, and how far. Confined to the session's thread.
public final class HandoutListing {

  private final HandoutFolder folder;
  private final List<RawName> below;
  private long next;
  private boolean ended;

  HandoutListing(HandoutFolder folder, List<RawName> below) {
    this.folder = folder;
    this.below = below;
  }

  boolean isEnded() {
    return ended;
  }

  /// Up to `limit` entries; maybe none although more follow.
  List<HandoutEntry> advance(HandoutVisit visit, int limit) {
    HandoutPage page = folder.page(visit, below, next, limit);
    next = page.next();
    ended = page.last();
    return page.entries();
  }
}
