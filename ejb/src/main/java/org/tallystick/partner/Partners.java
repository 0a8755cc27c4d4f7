package org.tallystick.partner;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/// People look at the partners and what was agreed with them.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator", "system"})
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Partners {

  @PersistenceContext private EntityManager entities;

  /// All partners by name.
  public List<Partner> all() {
    return entities
        .createQuery("select p from Partner p order by p.name, p.id", Partner.class)
        .getResultList();
  }

  public Optional<Partner> find(PartnerId id) {
    return Optional.ofNullable(entities.find(Partner.class, id.value()));
  }

  public List<PartnerInterface> interfacesOf(PartnerId partner) {
    return entities
        .createQuery(
            "select i from PartnerInterface i where i.partnerId = :partner order by i.id",
            PartnerInterface.class)
        .setParameter("partner", partner.value())
        .getResultList();
  }

  public Optional<PartnerInterface> findInterface(InterfaceId id) {
    return Optional.ofNullable(entities.find(PartnerInterface.class, id.value()));
  }

  public List<Account> accountsOf(PartnerId partner) {
    return entities
        .createQuery(
            "select a from Account a where a.partnerId = :partner order by a.login", Account.class)
        .setParameter("partner", partner.value())
        .getResultList();
  }

  public Optional<Account> findAccount(AccountId id) {
    return Optional.ofNullable(entities.find(Account.class, id.value()));
  }

  /// Removed keys included, newest first.
  public List<AccountKey> keysOf(AccountId account) {
    return entities
        .createQuery(
            "select k from AccountKey k where k.id.accountId = :account order by k.addedAt desc, k.id.fingerprint",
            AccountKey.class)
        .setParameter("account", account.value())
        .getResultList();
  }

  /// The authorities whose certificates the account signs in with, removed ones included, newest first.
  public List<AccountAuthority> authoritiesOf(AccountId account) {
    return entities
        .createQuery(
            "select a from AccountAuthority a where a.id.accountId = :account order by a.addedAt desc, a.id.fingerprint",
            AccountAuthority.class)
        .setParameter("account", account.value())
        .getResultList();
  }

  /// The interfaces the account is restricted to; empty when it may use all of its partner's.
  public List<InterfaceId> restrictionsOf(AccountId account) {
    return entities
        .createQuery(
            "select a from AccountInterface a where a.id.accountId = :account",
            AccountInterface.class)
        .setParameter("account", account.value())
        .getResultStream()
        .map(AccountInterface::agreed)
        .toList();
  }
}
