package org.tallystick.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.tallystick.evidence.tlog.ContentDigest;

/// Remembers for a short while who has just signed in to the API from which address, so that a program that sends its credentials with every request costs one
/// password hash and one event, not one a request. Keeps no password: only a hash salted with bytes that die with the process. In memory, bounded. Thread-safe.
@ApplicationScoped
class RecentSignIns {

  static final Duration FOR = Duration.ofMinutes(5);
  private static final int REMEMBERED = 1_000;

  private record Remembered(SignedIn who, Instant until) {}

  private final Clock clock;
  private final byte[] salt = new byte[32];

  /// Guarded by this; eldest first.
  private final LinkedHashMap<ContentDigest, Remembered> remembered = new LinkedHashMap<>();

  /// For the container's proxy.
  protected RecentSignIns() {
    this(Clock.systemUTC());
  }

  @Inject
  RecentSignIns(Clock clock) {
    this.clock = clock;
    new SecureRandom().nextBytes(salt);
  }

  synchronized Optional<SignedIn> find(String name, String secret, Peer peer) {
    return Optional.ofNullable(remembered.get(key(name, secret, peer)))
        .filter(known -> clock.instant().isBefore(known.until()))
        .map(Remembered::who);
  }

  synchronized void remember(String name, String secret, Peer peer, SignedIn who) {
    ContentDigest key = key(name, secret, peer);
    remembered.remove(key);
    remembered.put(key, new Remembered(who, clock.instant().plus(FOR)));
    if (remembered.size() > REMEMBERED) {
      remembered.pollFirstEntry();
    }
  }

  private ContentDigest key(String name, String secret, Peer peer) {
    ContentDigest.Hasher hasher = new ContentDigest.Hasher();
    hasher.update(salt);
    for (String part : new String[] {name, secret, peer.address()}) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      hasher.update(new byte[] {(byte) (bytes.length >> 8), (byte) bytes.length});
      hasher.update(bytes);
    }
    return hasher.digest();
  }
}
