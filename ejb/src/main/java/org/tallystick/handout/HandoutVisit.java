package org.tallystick.handout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.PartnerSession;

/// What one session has done below `/.exchange`, and the checkpoint it sees there. Several channels of the session share it; guarded by `this`.
final class HandoutVisit {

  /// What a session may have open at a time: HND-5.
  static final int MOST_HELD = 8 << 20;

  /// The same for texts that wait on disk.
  static final long MOST_ON_DISK = 2L << 30;

  /// Looks at daily files that are remembered; those of longest ago go.
  private static final int MOST_DAYS = 1000;

  /// Files a session may be writing at a time.
  static final int MOST_DRAFTS = 8;

  private final PartnerSession session;
  private @Nullable FrozenLog log;
  private long asked;
  private long listed;
  private long opened;
  private long served;
  private long held;
  private long onDisk;
  private final SequencedMap<List<RawName>, FrozenDay> days = new LinkedHashMap<>();
  private final Map<RawPath, DroppedDraft> drafts = new LinkedHashMap<>();

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
    HandoutSource source = file.source();
    if (held + source.inMemory() > MOST_HELD || onDisk + source.onDisk() > MOST_ON_DISK) {
      return false;
    }
    held += source.inMemory();
    onDisk += source.onDisk();
    opened++;
    return true;
  }

  synchronized void closed(HandoutFile file) {
    held -= file.source().inMemory();
    onDisk -= file.source().onDisk();
    served += file.served();
  }

  /// What the session was told of a daily file last, and has not fetched since.
  synchronized Optional<FrozenDay> day(List<RawName> below) {
    return Optional.ofNullable(days.get(below));
  }

  synchronized void told(List<RawName> below, FrozenDay day) {
    days.remove(below);
    days.put(below, day);
    if (days.size() > MOST_DAYS) {
      days.pollFirstEntry();
    }
  }

  /// It is fetched: the next look is a new one.
  synchronized void fetched(List<RawName> below) {
    days.remove(below);
  }

  synchronized Optional<DroppedDraft> draft(RawPath path) {
    return Optional.ofNullable(drafts.get(path));
  }

  synchronized List<DroppedDraft> drafts() {
    return List.copyOf(drafts.values());
  }

  /// @return false, and nothing is noted, when the session is writing too many already
  synchronized boolean drafting(DroppedDraft draft) {
    if (!drafts.containsKey(draft.path()) && drafts.size() >= MOST_DRAFTS) {
      return false;
    }
    DroppedDraft before = drafts.put(draft.path(), draft);
    if (before != null) {
      before.discard();
    }
    return true;
  }

  synchronized void forget(DroppedDraft draft) {
    drafts.remove(draft.path(), draft);
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
