package org.tallystick.partner;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.logging.Logger;
import org.tallystick.guard.AddressList;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.CallerName;

/// An administrator says where an account signs in from, whose certificates it signs in with, and until when it may use weak algorithms.
@Stateless
@RolesAllowed({"administrator", "system"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountProtection {

  private static final Logger LOGGER = Logger.getLogger(AccountProtection.class.getName());

  /// An exception that lasts longer is a policy.
  static final Duration LONGEST_EXCEPTION = Duration.ofDays(400);

  @PersistenceContext private EntityManager entities;
  @Inject private Ledger ledger;
  @Resource private SessionContext context;

  /// Counts from the next sign-in on.
  public Configured<Account> addresses(AccountId id, AddressList list) {
    String user = user();
    return change(
        id,
        (transaction, account) -> {
          if (list.isAnywhere() && account.mayBeWeakAt(transaction.now())) {
            return new Configured.Conflict<>(
                "account "
                    + id
                    + ": may use weak algorithms from its addresses; end that before the list is emptied");
          }
          AddressList before = account.addresses();
          if (!before.equals(list)) {
            account.addresses(list);
            transaction.append(
                new ConfigurationChange(
                        "account addresses set", id.value(), words(before), words(list))
                    .by(user));
          }
          return new Configured.Done<>(account);
        });
  }

  /// Lets the account use weak algorithms from its addresses until then; empty ends it. Which these are: `docs/security.md`.
  public Configured<Account> weakUntil(AccountId id, Optional<Instant> until) {
    String user = user();
    return change(
        id,
        (transaction, account) -> {
          Instant now = transaction.now();
          if (until.isPresent() && account.addresses().isAnywhere()) {
            return new Configured.Conflict<>(
                "account "
                    + id
                    + ": has no address list; weak algorithms are only offered to addresses, so name them first");
          }
          if (until.isPresent()
              && (!until.get().isAfter(now) || until.get().isAfter(now.plus(LONGEST_EXCEPTION)))) {
            return new Configured.Conflict<>(
                "weak algorithms: until "
                    + until.get()
                    + ", expected an instant to come, at most "
                    + LONGEST_EXCEPTION.toDays()
                    + " days from now");
          }
          if (!account.weakUntil().equals(until)) {
            String before = account.weakUntil().map(Instant::toString).orElse(null);
            account.weakUntil(until.orElse(null));
            transaction.append(
                new ConfigurationChange(
                        until.isPresent() ? "weak algorithms allowed" : "weak algorithms ended",
                        id.value(),
                        before,
                        until.map(Instant::toString).orElse(null))
                    .by(user));
            until.ifPresent(end ->
                LOGGER.warning(
                    "TLY-0910 account "
                        + id
                        + ": may use weak algorithms from "
                        + account.addresses()
                        + " until "
                        + end
                        + "; have the partner renew its client before"));
          }
          return new Configured.Done<>(account);
        });
  }

  /// Accepts user certificates that this key signed and that name one of the principals. Again with others, to change them.
  ///
  /// @param principals one or more of 1 to 64 characters `A-Z a-z 0-9 . _ @ -`
  public Configured<AccountAuthority> trust(
      AccountId id, PublicKeyText key, Collection<String> principals) {
    requirePrincipals(principals);
    String user = user();
    return change(
        id,
        (transaction, account) -> {
          AccountAuthority.Id row = new AccountAuthority.Id(id.value(), key.fingerprint());
          AccountAuthority authority = entities.find(AccountAuthority.class, row);
          if (authority == null) {
            authority = new AccountAuthority(id, key, transaction.now());
            entities.persist(authority);
          }
          authority.set(principals);
          transaction.append(
              ConfigurationChange.added(
                      "account authority trusted",
                      id.value(),
                      key.algorithm()
                          + " "
                          + key.fingerprint()
                          + " for "
                          + String.join(" ", new TreeSet<>(principals)))
                  .by(user));
          return new Configured.Done<>(authority);
        });
  }

  public Configured<AccountAuthority> distrust(AccountId id, String fingerprint) {
    String user = user();
    return change(
        id,
        (transaction, account) -> {
          AccountAuthority authority =
              entities.find(
                  AccountAuthority.class, new AccountAuthority.Id(id.value(), fingerprint));
          if (authority == null) {
            return new Configured.Unknown<>("account " + id + ": has no authority " + fingerprint);
          }
          if (authority.removedAt().isEmpty()) {
            authority.remove(transaction.now());
            transaction.append(
                new ConfigurationChange(
                        "account authority distrusted", id.value(), fingerprint, null)
                    .by(user));
          }
          return new Configured.Done<>(authority);
        });
  }

  /// Refuses certificates of an authority from now on, for every account.
  ///
  /// @param named `serial 7`, `id laptop of anna` or `key SHA256:…`
  public Configured<RevokedCertificate> revoke(String authority, String named) {
    if (!named.matches("(?:serial [1-9][0-9]{0,19}|id .{1,256}|key SHA256:[A-Za-z0-9+/]{43})")) {
      throw new IllegalArgumentException(
          "revoked certificate: found '"
              + named
              + "', expected such as 'serial 7', 'id laptop of anna' or 'key SHA256:…'");
    }
    String user = user();
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          RevokedCertificate.Id id = new RevokedCertificate.Id(authority, named);
          RevokedCertificate known = entities.find(RevokedCertificate.class, id);
          if (known != null) {
            return new Configured.Done<>(known);
          }
          RevokedCertificate revoked = new RevokedCertificate(id, transaction.now());
          entities.persist(revoked);
          transaction.append(
              ConfigurationChange.added("certificate revoked", authority, named).by(user));
          return new Configured.Done<>(revoked);
        });
  }

  private static void requirePrincipals(Collection<String> principals) {
    if (principals.isEmpty()
        || principals.size() > 20
        || !principals.stream().allMatch(name -> name.matches("[A-Za-z0-9._@-]{1,64}"))) {
      throw new IllegalArgumentException(
          "principals: found "
              + principals
              + ", expected 1 to 20 of 1 to 64 characters A-Z a-z 0-9 . _ @ -");
    }
  }

  private static String words(AddressList list) {
    return list.isAnywhere() ? "anywhere" : list.toString();
  }

  private <T> Configured<T> change(
      AccountId id, BiFunction<LedgerTransaction, Account, Configured<T>> change) {
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          Account account = entities.find(Account.class, id.value());
          return account == null
              ? new Configured.Unknown<>("account " + id + ": there is none")
              : change.apply(transaction, account);
        });
  }

  private String user() {
    return CallerName.in(context);
  }
}
