package org.tallystick.ledger;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.leaf.HeadLeaf;
import org.tallystick.evidence.leaf.Leaf;
import org.tallystick.evidence.leaf.LogInstant;
import org.tallystick.evidence.leaf.LogLine;
import org.tallystick.evidence.leaf.SubjectTable;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.evidence.tlog.LeafHash;
import org.tallystick.evidence.tlog.LeafIndex;
import org.tallystick.evidence.tlog.Origin;

/// A log whose row this transaction has locked.
final class OpenLog implements LedgerTransaction {

  private final EntityManager entities;
  private final TransparencyLog log;
  private final Origin origin;
  private final Clock clock;
  private final List<OpenLog> begun = new ArrayList<>();
  private final List<EventType> appended = new ArrayList<>();
  private Optional<LeafMark> first = Optional.empty();
  private long size;
  private Instant lastAt;
  private Instant now;

  private OpenLog(EntityManager entities, TransparencyLog log, Clock clock) {
    this.entities = entities;
    this.log = log;
    this.origin = new Origin(log.origin());
    this.clock = clock;
    this.size = log.size();
    this.lastAt = log.lastAt();
    this.now = at(clock);
  }

  private Instant at(Clock ticking) {
    Instant at = ticking.instant().truncatedTo(ChronoUnit.MILLIS);
    return at.isBefore(lastAt) ? lastAt : at;
  }

  /// The next attempt runs: it has a time of its own.
  void tick() {
    now = at(clock);
  }

  /// @throws IllegalStateException when there is no such log
  static OpenLog lock(EntityManager entities, LogId id, Clock clock) {
    TransparencyLog log =
        entities.find(TransparencyLog.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (log == null) {
      throw new IllegalStateException("log " + id + " does not exist");
    }
    return new OpenLog(entities, log, clock);
  }

  /// Creates a log and, but for the anchor log, its first leaf.
  static OpenLog begin(EntityManager entities, LogId id, Origin origin, Clock clock) {
    TransparencyLog log =
        new TransparencyLog(id, origin.value(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    entities.persist(log);
    entities.flush();
    OpenLog open = new OpenLog(entities, log, clock);
    if (id.equals(LogId.ANCHOR)) {
      return open;
    }
    open.append(Event.of(EventType.GENESIS).text("origin", origin.value()));
    return open;
  }

  @Override
  public LedgerTransaction begin(LogId id) {
    OpenLog open = begin(entities, id, Origin.of(origin.name(), id.value()), clock);
    begun.add(open);
    return open;
  }

  @Override
  public LogId log() {
    return log.id();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public long append(Event event) {
    Instant at = now();
    EventDocument document = event.document(new LogInstant(at));
    ContentDigest digest = document.digest();
    Leaf leaf =
        Leaf.of(
            new LeafIndex(size),
            document.at(),
            event.type(),
            digest,
            SubjectTable.keys(origin, document));
    LeafKey key = persist(leaf);
    entities.persist(new EventRow(key, at, event, digest.bytes()));
    entities.persist(new EventBytes(key, document.bytes()));
    return key.index();
  }

  @Override
  public void appendHead(HeadLeaf head) {
    if (head.index().value() != size) {
      throw new IllegalArgumentException(
          "log " + log.id() + ": head " + head.index() + ", expected index " + size);
    }
    persist(head);
  }

  @Override
  public long appendCheckpoint(SignedNote checkpoint) {
    if (!log.id().equals(LogId.ANCHOR)) {
      throw new IllegalArgumentException("log " + log.id() + ": holds no checkpoints");
    }
    lastAt = now();
    return persist(checkpoint.bytes(), LeafHash.of(checkpoint.bytes())).index();
  }

  private LeafKey persist(LogLine line) {
    appended.add(line.type());
    lastAt = line.at().value();
    return persist(line.bytes(), line.hash());
  }

  private LeafKey persist(byte[] bytes, LeafHash hash) {
    LeafKey key = new LeafKey(log.id().value(), size);
    entities.persist(new LeafRow(key, bytes, hash.bytes()));
    if (first.isEmpty()) {
      first = Optional.of(new LeafMark(key.position(), hash));
    }
    size++;
    return key;
  }

  Optional<LeafMark> first() {
    return first;
  }

  /// What was appended, to the logs begun here too.
  List<EventType> appended() {
    List<EventType> all = new ArrayList<>(appended);
    begun.forEach(open -> all.addAll(open.appended()));
    return all;
  }

  /// @return the log's size with what was appended
  long close() {
    begun.forEach(OpenLog::close);
    if (size > log.size()) {
      log.grow(size, lastAt);
    }
    return size;
  }
}
