package org.tallystick.ledger;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Answers that were read from the configuration, kept for a second because every request asks. A change made on this node counts before whoever made it is answered: every
/// change of the configuration is an event of the `system` log. Another node's counts a second later.
///
/// Thread-safe.
///
/// @param <K> what is asked about
/// @param <V> the answer, which nobody changes
public final class ConfigurationCache<K, V> {

  private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int MOST_KEPT = 10_000;

  private record Kept<V>(V answer, long since) {}

  private final Map<K, Kept<V>> kept = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();

  /// Forgets what a change told by `feed` may have made wrong.
  public void follow(CommitFeed feed) {
    feed.subscribe(committed -> {
      if (committed.log().equals(LogId.SYSTEM)) {
        changes.incrementAndGet();
        kept.clear();
      }
    });
  }

  /// The answer kept for `key`, or what `read` says now.
  public V get(K key, Function<K, V> read) {
    long now = System.nanoTime();
    Kept<V> before = kept.get(key);
    if (before != null && now - before.since() < KEPT_NANOS) {
      return before.answer();
    }
    long seen = changes.get();
    V answer = read.apply(key);
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    Kept<V> fresh = new Kept<>(answer, now);
    kept.put(key, fresh);
    if (changes.get() != seen) {
      kept.remove(key, fresh);
    }
    return answer;
  }
}
