package org.tallystick.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts failed sign-ins and holds off who has too many: a name from one address, an address, a name. In memory, of this node, and bounded. Thread-safe.
public final class FailedTries {

  /// How many names and addresses are remembered.
  public static final int REMEMBERED = 20_000;

  /// @param until when it is forgotten
  /// @param heldUntil when the next try may be made
  private record Failures(int count, Instant until, Instant heldUntil) {}

  private static final Failures NONE = new Failures(0, Instant.MIN, Instant.MIN);

  /// Whether a try may be made now.
  public sealed interface Turn {}

  /// @param last whether the next try is held off if this one fails
  /// @param lastOfAddress whether the address has then failed as often as is borne
  public record MayTry(boolean last, boolean lastOfAddress) implements Turn {}

  public record HoldOff(Duration pause) implements Turn {}

  private record Limit(String key, int most) {}

  private final Clock clock;
  private final TryLimits bounds;

  // guarded by this
  private final Map<String, Failures> failures = new HashMap<>();

  public FailedTries(Clock clock, TryLimits bounds) {
    this.clock = clock;
    this.bounds = bounds;
  }

  /// Begins a try. It counts as failed until it is forgiven, so that many at once are not more than many in a row.
  public synchronized Turn begin(String name, String address) {
    Instant now = clock.instant();
    List<Limit> limits = limits(name, address);
    Optional<Duration> pause =
        limits.stream()
            .map(limit -> known(limit.key(), now).heldUntil())
            .filter(now::isBefore)
            .map(until -> Duration.between(now, until))
            .max(Comparator.naturalOrder());
    if (pause.isPresent()) {
      return new HoldOff(pause.get());
    }
    makeRoom(now);
    boolean last = false;
    for (Limit limit : limits) {
      last |= fail(limit, now) >= limit.most();
    }
    Limit ofAddress = limits.get(1);
    return new MayTry(last, known(ofAddress.key(), now).count() >= ofAddress.most());
  }

  private int fail(Limit limit, Instant now) {
    int count = known(limit.key(), now).count() + 1;
    Instant held = count < limit.most() ? Instant.MIN : now.plus(bounds.pause(count, limit.most()));
    failures.put(limit.key(), new Failures(count, now.plus(bounds.window()), held));
    return count;
  }

  /// The try succeeded: whoever knows the password is not guessing.
  public synchronized void forgive(String name, String address) {
    List<Limit> limits = limits(name, address);
    failures.remove(limits.getFirst().key());
    limits.forEach(limit ->
        failures.computeIfPresent(
            limit.key(),
            (key, known) ->
                known.count() > 1
                    ? new Failures(known.count() - 1, known.until(), Instant.MIN)
                    : null));
  }

  /// Forgets what an address did, when a person lets it in again.
  public synchronized void forget(String address) {
    failures
        .keySet()
        .removeIf(
            key -> key.equals("address " + address) || key.startsWith("both " + address + " "));
  }

  public synchronized int size() {
    return failures.size();
  }

  private List<Limit> limits(String name, String address) {
    return List.of(
        new Limit("both " + address + " " + name, bounds.ofNameAndAddress()),
        new Limit("address " + address, bounds.ofAddress()),
        new Limit("name " + name, bounds.ofName()));
  }

  private Failures known(String key, Instant now) {
    Failures known = failures.getOrDefault(key, NONE);
    return now.isBefore(known.until()) ? known : NONE;
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
