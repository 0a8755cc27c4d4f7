package org.tallystick.manifest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What was agreed, in the course of time, about when days end: of a partner, or of one of its interfaces.
///
/// @param partners newest first; before the oldest it is {@link CutOff#DEFAULT}
/// @param own of the interface alone, newest first; empty for a partner
record AgreedCutOffs(List<CutOff> partners, List<Own> own) {

  /// A change at an interface.
  ///
  /// @param since the first day it counts for
  /// @param cutOff empty: from then on its days end with the partner's
  record Own(LocalDate since, Optional<CutOff> cutOff) {}

  AgreedCutOffs {
    partners = List.copyOf(partners);
    own = List.copyOf(own);
  }

  static AgreedCutOffs of(List<CutOff> partners) {
    return new AgreedCutOffs(partners, List.of());
  }

  CutOff inForce(LocalDate day) {
    return ownInForce(day)
        .orElseGet(() ->
            partners.stream()
                .filter(cutOff -> !cutOff.since().isAfter(day))
                .findFirst()
                .orElse(CutOff.DEFAULT));
  }

  /// The cut-off the interface has of its own on that day.
  Optional<CutOff> ownInForce(LocalDate day) {
    return own.stream()
        .filter(change -> !change.since().isAfter(day))
        .findFirst()
        .flatMap(Own::cutOff);
  }

  /// The first instant that is no more of this day; a change never makes a day end before the one ahead of it.
  Instant end(LocalDate day) {
    Instant end = inForce(day).end(day);
    LocalDate eve = day.minusDays(1);
    Instant before = inForce(eve).end(eve);
    return end.isBefore(before) ? before : end;
  }
}
