package org.tallystick.proof;

import java.time.Instant;
import java.util.List;

/// How far the newest check of everything that is stored has come, and what it found.
///
/// @param begun when
/// @param at how it stood then: the end when it is `complete`
/// @param done how much of `total` it has looked at: contents, leaves and rows of views
/// @param findings how many things are wrong; the archive is damaged or was tampered with when there is one
/// @param first the first of them as sentences for people
public record LastCheck(
    Instant begun,
    Instant at,
    boolean complete,
    long done,
    long total,
    long findings,
    List<String> first) {

  public LastCheck {
    first = List.copyOf(first);
  }

  /// What was found wrong before stays wrong until a later check is at its end.
  LastCheck after(LastCheck before) {
    return complete || findings > 0
        ? this
        : new LastCheck(begun, at, false, done, total, before.findings, before.first);
  }

  public boolean isClean() {
    return findings == 0;
  }
}
