package org.tallystick.partner;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import org.tallystick.ledger.CommitFeed;
import org.tallystick.ledger.ConfigurationCache;

/// The accounts that may use weak algorithms now. Every connection asks, so they are kept for a second; a change made on this node counts at once. Thread-safe.
@ApplicationScoped
class WeakExceptions {

  private static final String ALL = "all";

  @Inject private EntityManager entities;
  @Inject private CommitFeed feed;
  @Inject private Clock clock;

  private final ConfigurationCache<String, List<Account>> accounts = new ConfigurationCache<>();

  @PostConstruct
  void follow() {
    accounts.follow(feed);
  }

  boolean holdsFor(InetAddress address) {
    return accounts.get(ALL, all -> read()).stream()
        .anyMatch(
            account -> account.mayBeWeakAt(clock.instant()) && account.addresses().names(address));
  }

  private List<Account> read() {
    return List.copyOf(
        entities
            .createQuery(
                "select a from Account a where a.weakUntil > :now and a.disabled = false",
                Account.class)
            .setParameter("now", clock.instant())
            .getResultList());
  }
}
