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
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.CallerName;
import org.tallystick.platform.NewPassword;

/// An administrator keeps a partner's accounts and their keys.
@Stateless
@RolesAllowed({"administrator", "system"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountAdministration {

  @PersistenceContext private EntityManager entities;
  @Inject private Ledger ledger;
  @Resource private SessionContext context;

  /// @param login 1 to 32 characters of `a-z A-Z 0-9 . _ -`, unique; it is also the account's id for ever
  public Configured<Account> create(PartnerId partner, String login) {
    if (!login.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,31}")) {
      throw new IllegalArgumentException(
          "login: found '" + login + "', expected 1 to 32 characters a-z A-Z 0-9 . _ -");
    }
    String user = user();
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          if (entities.find(Partner.class, partner.value()) == null) {
            return new Configured.Unknown<>("partner " + partner + ": there is none");
          }
          if (entities.find(Account.class, login) != null) {
            return new Configured.Conflict<>("account " + login + ": exists already");
          }
          Account account = new Account(new AccountId(login), partner, login, transaction.now());
          entities.persist(account);
          transaction.append(
              ConfigurationChange.of("account created", login)
                  .by(user)
                  .text("partner", partner.value()));
          return new Configured.Done<>(account);
        });
  }

  public Configured<Account> disable(AccountId id, boolean disabled) {
    String user = user();
    return change(
        id,
        (transaction, account) -> {
          if (account.disabled() != disabled) {
            account.disable(disabled);
            transaction.append(
                ConfigurationChange.of(
                        disabled ? "account disabled" : "account enabled", id.value())
                    .by(user));
          }
          return new Configured.Done<>(account);
        });
  }

  /// @param password at least 12 characters; empty takes the password away
  public Configured<Account> password(AccountId id, Optional<String> password) {
    String user = user();
    String hash = password.map(text -> new NewPassword(text).hash().phc()).orElse(null);
    return change(
        id,
        (transaction, account) -> {
          account.password(hash);
          transaction.append(
              ConfigurationChange.of(
                      hash == null ? "account password removed" : "account password set",
                      id.value())
                  .by(user));
          return new Configured.Done<>(account);
        });
  }

  /// Adds a key, or takes a removed one back. To rotate, add the new one and then expire or remove the old one.
  public Configured<AccountKey> addKey(
      AccountId id, PublicKeyText key, @Nullable Instant expiresAt) {
    String user = user();
    return change(
        id,
        (transaction, account) -> {
          AccountKey known =
              entities.find(AccountKey.class, new AccountKey.Id(id.value(), key.fingerprint()));
          if (known != null && known.usableAt(transaction.now())) {
            return new Configured.Conflict<>(
                "account " + id + ": has the key " + key.fingerprint() + " already");
          }
          transaction.append(
              ConfigurationChange.of("account key added", id.value())
                  .by(user)
                  .text(
                      "after",
                      key.algorithm()
                          + " "
                          + key.fingerprint()
                          + (expiresAt == null ? "" : " until " + expiresAt)));
          if (known != null) {
            known.restore(expiresAt, key.label());
            return new Configured.Done<>(known);
          }
          AccountKey added = new AccountKey(id, key, transaction.now(), expiresAt);
          entities.persist(added);
          return new Configured.Done<>(added);
        });
  }

  public Configured<AccountKey> removeKey(AccountId id, String fingerprint) {
    String user = user();
    return changeKey(
        id,
        fingerprint,
        (transaction, key) -> {
          if (key.removedAt().isEmpty()) {
            key.remove(transaction.now());
            transaction.append(
                ConfigurationChange.of("account key removed", id.value())
                    .by(user)
                    .text("before", fingerprint));
          }
          return new Configured.Done<>(key);
        });
  }

  public Configured<AccountKey> expireKey(AccountId id, String fingerprint, Instant expiresAt) {
    String user = user();
    return changeKey(
        id,
        fingerprint,
        (transaction, key) -> {
          key.expire(expiresAt);
          transaction.append(
              ConfigurationChange.of("account key expires", id.value())
                  .by(user)
                  .text("subjectKey", fingerprint)
                  .text("after", expiresAt.toString()));
          return new Configured.Done<>(key);
        });
  }

  /// Restricts the account to these interfaces of its partner; none means all.
  public Configured<Account> restrict(AccountId id, Collection<InterfaceId> interfaces) {
    String user = user();
    return change(
        id,
        (transaction, account) -> {
          for (InterfaceId wanted : interfaces) {
            PartnerInterface agreed = entities.find(PartnerInterface.class, wanted.value());
            if (agreed == null || !agreed.partner().equals(account.partner())) {
              return new Configured.Unknown<>(
                  "interface "
                      + wanted
                      + ": partner "
                      + account.partner()
                      + " has none of that name");
            }
          }
          entities
              .createQuery("delete from AccountInterface a where a.id.accountId = :account")
              .setParameter("account", id.value())
              .executeUpdate();
          interfaces.forEach(wanted -> entities.persist(new AccountInterface(id, wanted)));
          transaction.append(
              ConfigurationChange.of("account interfaces set", id.value())
                  .by(user)
                  .text("after", interfaces.isEmpty() ? "all" : interfaces.toString()));
          return new Configured.Done<>(account);
        });
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

  private Configured<AccountKey> changeKey(
      AccountId id,
      String fingerprint,
      BiFunction<LedgerTransaction, AccountKey, Configured<AccountKey>> change) {
    return change(
        id,
        (transaction, account) -> {
          AccountKey key =
              entities.find(AccountKey.class, new AccountKey.Id(id.value(), fingerprint));
          return key == null
              ? new Configured.Unknown<>("account " + id + ": has no key " + fingerprint)
              : change.apply(transaction, key);
        });
  }

  private String user() {
    return CallerName.in(context);
  }
}
