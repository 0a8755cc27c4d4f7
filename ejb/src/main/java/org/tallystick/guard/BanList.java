package org.tallystick.guard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.CommitFeed;
import org.tallystick.ledger.ConfigurationCache;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;

/// The bans that hold. Every connection asks, so they are kept for a second; a change made on this node counts at once. It asks no role, its callers do. Thread-safe.
@ApplicationScoped
class BanList {

  private static final String ALL = "all";
  private static final int MOST = 10_000;
  static final Duration LONGEST = Duration.ofDays(365);

  @Inject private EntityManager entities;
  @Inject private Ledger ledger;
  @Inject private CommitFeed feed;
  @Inject private Clock clock;

  private final ConfigurationCache<String, Map<String, Ban>> bans = new ConfigurationCache<>();

  @PostConstruct
  void follow() {
    bans.follow(feed);
  }

  Optional<Ban> of(InetAddress address) {
    return Optional.ofNullable(current().get(address.getHostAddress()))
        .filter(ban -> ban.holdsAt(clock.instant()));
  }

  private Map<String, Ban> current() {
    return bans.get(
        ALL, all -> all().stream().collect(Collectors.toMap(Ban::address, Function.identity())));
  }

  /// Those that hold, the newest first.
  List<Ban> all() {
    return entities
        .createQuery("select b from Ban b where b.until > :now order by b.since desc", Ban.class)
        .setParameter("now", clock.instant())
        .setMaxResults(MOST)
        .getResultList();
  }

  /// Bans; durable on return.
  ///
  /// @param how what was done from there
  /// @param by the person; null when failed sign-ins did it
  Ban ban(InetAddress address, Duration length, String how, String reason, @Nullable String by) {
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          Instant now = transaction.now();
          entities
              .createQuery("delete from Ban b where b.until <= :now")
              .setParameter("now", now)
              .executeUpdate();
          Ban ban = entities.find(Ban.class, address.getHostAddress());
          if (ban == null) {
            ban = new Ban(address);
            ban.set(now, now.plus(length), reason, by);
            entities.persist(ban);
          } else {
            ban.set(now, now.plus(length), reason, by);
          }
          Event event =
              Event.of(EventType.ADDRESS_BANNED)
                  .peer(address.getHostAddress())
                  .text("how", how)
                  .text("reason", reason)
                  .integer("seconds", length.toSeconds());
          if (by != null) {
            event.user(by);
          }
          transaction.append(event);
          return ban;
        });
  }
}
