package org.tallystick.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts failed sign-ins and holds off who has too many within {@link #WINDOW}: a name from one address, an address, a name.
///
/// A name alone gets a wide limit, so that a stranger cannot easily lock a person out. In memory, of this node, and bounded. Thread-safe.
@ApplicationScoped
class FailedSignIns {

  static final Duration WINDOW = Duration.ofMinutes(15);
  static final int OF_NAME_AND_ADDRESS = 5;
  static final int OF_ADDRESS = 20;
  static final int OF_NAME = 50;
  static final int REMEMBERED = 20_000;

  private record Failures(int count, Instant until) {}

  private static final Failures NONE = new Failures(0, Instant.MIN);

  /// Whether an attempt may be made now.
  sealed interface Turn {}

  /// @param last whether the next attempt is held off if this one fails
  record MayTry(boolean last) implements Turn {}

  record HoldOff(Duration pause) implements Turn {}

  private record Limit(String key, int most) {}

  private final Clock clock;

  /// Guarded by this.
  private final Map<String, Failures> failures = new HashMap<>();

  /// For the container's proxy.
  protected FailedSignIns() {
    this(Clock.systemUTC());
  }

  @Inject
  FailedSignIns(Clock clock) {
    this.clock = clock;
  }

  /// Begins an attempt. It counts as failed until it is forgiven, so that many at once are not more than many in a row.
  synchronized Turn begin(String name, Peer peer) {
    Instant now = clock.instant();
    List<Limit> limits = limits(name, peer);
    Optional<Duration> pause =
        limits.stream()
            .filter(limit -> count(limit.key(), now) >= limit.most())
            .map(limit -> Duration.between(now, failures.getOrDefault(limit.key(), NONE).until()))
            .max(Comparator.naturalOrder());
    if (pause.isPresent()) {
      return new HoldOff(pause.get());
    }
    makeRoom(now);
    boolean last = false;
    for (Limit limit : limits) {
      int count = count(limit.key(), now) + 1;
      failures.put(limit.key(), new Failures(count, now.plus(WINDOW)));
      last |= count == limit.most();
    }
    return new MayTry(last);
  }

  /// The attempt succeeded: whoever knows the password is not guessing.
  synchronized void forgive(String name, Peer peer) {
    List<Limit> limits = limits(name, peer);
    failures.remove(limits.getFirst().key());
    limits.forEach(limit ->
        failures.computeIfPresent(
            limit.key(),
            (key, known) ->
                known.count() > 1 ? new Failures(known.count() - 1, known.until()) : null));
  }

  synchronized int size() {
    return failures.size();
  }

  private static List<Limit> limits(String name, Peer peer) {
    return List.of(
        new Limit("both " + peer.address() + " " + name, OF_NAME_AND_ADDRESS),
        new Limit("address " + peer.address(), OF_ADDRESS),
        new Limit("name " + name, OF_NAME));
  }

  private int count(String key, Instant now) {
    Failures known = failures.get(key);
    return known == null || !now.isBefore(known.until()) ? 0 : known.count();
  }

  private void makeRoom(Instant now) {
    if (failures.size() < REMEMBERED) {
      return;
    }
    failures.values().removeIf(known -> !now.isBefore(known.until()));
    if (failures.size() >= REMEMBERED) {
      failures.entrySet().stream()
          .sorted(Comparator.comparingInt(entry -> entry.getValue().count()))
          .limit(REMEMBERED / 4)
          .map(Map.Entry::getKey)
          .toList()
          .forEach(failures::remove);
    }
  }
}
