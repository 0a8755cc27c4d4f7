package org.tallystick.quota;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.CommitFeed;
import org.tallystick.ledger.ConfigurationCache;
import org.tallystick.partner.AccountId;

/// Counts what accounts send and says what they may still send. It asks no role; in the caller's transaction. What is allowed is kept for a second, as every upload asks; a
/// change made on this node counts at once. Thread-safe.
@ApplicationScoped
public class Quotas {

  @Inject private EntityManager entities;
  @Inject private CommitFeed feed;
  @Inject private Clock clock;

  private final ConfigurationCache<AccountId, Allowance> allowances = new ConfigurationCache<>();

  @PostConstruct
  void follow() {
    allowances.follow(feed);
  }

  public Allowance allowanceOf(AccountId account) {
    return allowances.get(account, this::read);
  }

  private Allowance read(AccountId account) {
    AccountAllowance row = entities.find(AccountAllowance.class, account.value());
    return row == null ? Allowance.UNLIMITED : row.allowance();
  }

  /// What the account may still send; costs nothing when nothing limits it.
  public Room roomOf(AccountId account) {
    return roomOf(account, clock.instant());
  }

  private Room roomOf(AccountId account, Instant now) {
    Allowance allowance = allowanceOf(account);
    return allowance.isUnlimited() ? Room.UNLIMITED : Room.of(allowance, usageOf(account, now));
  }

  public Usage usageOf(AccountId account, Instant now) {
    AccountUse today = entities.find(AccountUse.class, idOf(account, now));
    Long total =
        entities
            .createQuery(
                "select sum(u.bytes) from AccountUse u where u.id.accountId = :account", Long.class)
            .setParameter("account", account.value())
            .getSingleResult();
    return new Usage(
        total == null ? 0 : total,
        today == null ? 0 : today.bytes(),
        today == null ? 0 : today.files());
  }

  /// Refuses a file of `size` bytes that is more than the account may send (QUO-3).
  public Outcome<RawPath> require(AccountId account, RawPath path, long size, Instant now) {
    Room room = roomOf(account, now);
    return room.holds(size) ? Outcome.done(path) : refused(account, path, room, size);
  }

  private Outcome<RawPath> refused(AccountId account, RawPath path, Room room, long size) {
    String allowed = allowanceOf(account).words();
    return Outcome.refused(
        Refusal.Reason.OVER_QUOTA,
        path.text()
            + ": "
            + (room.freeFiles().orElse(1) == 0
                ? "no more files can be sent today"
                : size + " bytes, expected at most " + room.freeBytes().orElse(0))
            + "; account "
            + account
            + " may send "
            + allowed);
  }

  /// A file is archived (QUO-1). In the transaction that does it.
  public void count(AccountId account, long size, Instant now) {
    AccountUse.Id id = idOf(account, now);
    AccountUse use = entities.find(AccountUse.class, id);
    if (use == null) {
      use = new AccountUse(id);
      entities.persist(use);
    }
    use.add(size);
  }

  private static AccountUse.Id idOf(AccountId account, Instant now) {
    return new AccountUse.Id(account.value(), LocalDate.ofInstant(now, ZoneOffset.UTC));
  }
}
