package org.tallystick.handout;

import org.tallystick.evidence.name.RawPath;

/// A directory below `/.exchange` that is being listed, and how far. Confined to the session's thread.
public final class HandoutListing {

  private final RawPath path;
  private long next;
  private boolean ended;

  HandoutListing(RawPath path) {
    this.path = path;
  }

  public RawPath path() {
    return path;
  }

  long next() {
    return next;
  }

  boolean isEnded() {
    return ended;
  }

  void advance(HandoutPage page) {
    next = page.next();
    ended = page.last();
  }
}
