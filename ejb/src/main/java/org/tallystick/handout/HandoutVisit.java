package org.tallystick.handout;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.PartnerSession;

/// What one session has done below `/.exchange`, and the checkpoint it sees there. Several channels of the session share it; guarded by `this`.
final class HandoutVisit {

  /// What a session may have open at a time: HND-5.
  static final int MOST_HELD = 8 << 20;

  private final PartnerSession session;
  private @Nullable FrozenLog log;
  private long asked;
  private long listed;
  private long opened;
  private long served;
  private long held;

  HandoutVisit(PartnerSession session) {
    this.session = session;
  }

  PartnerSession session() {
    return session;
  }

  LogId log() {
    return session.log();
  }

  /// The log as this session saw it first.
  ///
  /// @param newest empty as long as nothing is signed; then the session sees it later
  synchronized Optional<FrozenLog> freeze(Supplier<Optional<FrozenLog>> newest) {
    if (log == null) {
      log = newest.get().orElse(null);
    }
    return Optional.ofNullable(log);
  }

  synchronized void asked() {
    asked++;
  }

  synchronized void listed() {
    listed++;
  }

  /// @return false, and nothing is noted, when the session has too much open already
  synchronized boolean opened(HandoutFile file) {
    if (held + file.size() > MOST_HELD) {
      return false;
    }
    held += file.size();
    opened++;
    return true;
  }

  synchronized void closed(HandoutFile file) {
    held -= file.size();
    served += file.served();
  }

  synchronized OptionalLong frozenSize() {
    return log == null ? OptionalLong.empty() : OptionalLong.of(log.size().value());
  }

  /// Adds what was done to the event that sums it up.
  synchronized Event describe(Event event) {
    event
        .integer("asked", asked)
        .integer("listed", listed)
        .integer("opened", opened)
        .integer("served", served);
    frozenSize().ifPresent(size -> event.integer("size", size));
    return event;
  }
}
