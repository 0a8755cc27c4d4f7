package org.tallystick.partner;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.CommitFeed;
import org.tallystick.ledger.LogId;

/// The accounts that may use weak algorithms now. Every connection asks, so they are kept for a second; a change made on this node counts at once. Thread-safe.
@ApplicationScoped
class WeakExceptions {

  private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

  @Inject private EntityManager entities;
  @Inject private CommitFeed feed;
  @Inject private Clock clock;

  private record Known(List<Account> accounts, long since) {}

  private volatile @Nullable Known known;

  @PostConstruct
  void follow() {
    feed.subscribe(committed -> {
      if (committed.log().equals(LogId.SYSTEM)) {
        known = null;
      }
    });
  }

  boolean holdsFor(InetAddress address) {
    return current().stream()
        .anyMatch(
            account -> account.mayBeWeakAt(clock.instant()) && account.addresses().names(address));
  }

  private List<Account> current() {
    long now = System.nanoTime();
    Known before = known;
    if (before != null && now - before.since() < KEPT_NANOS) {
      return before.accounts();
    }
    List<Account> accounts =
        entities
            .createQuery(
                "select a from Account a where a.weakUntil > :now and a.disabled = false",
                Account.class)
            .setParameter("now", clock.instant())
            .getResultList();
    known = new Known(List.copyOf(accounts), now);
    return accounts;
  }
}
