package org.tallystick.quota;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Account;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.Configured;
import org.tallystick.platform.CallerName;

/// An administrator says what an account may send.
@Stateless
@RolesAllowed({"administrator", "system"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AllowanceAdministration {

  @PersistenceContext private EntityManager entities;
  @Inject private Ledger ledger;
  @Resource private SessionContext context;

  /// Counts from the next file on.
  public Configured<Allowance> set(AccountId id, Allowance allowance) {
    String user = CallerName.in(context);
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          if (entities.find(Account.class, id.value()) == null) {
            return new Configured.Unknown<>("account " + id + ": there is none");
          }
          AccountAllowance row = entities.find(AccountAllowance.class, id.value());
          Allowance before = row == null ? Allowance.UNLIMITED : row.allowance();
          if (before.equals(allowance)) {
            return new Configured.Done<>(allowance);
          }
          if (row == null) {
            row = new AccountAllowance(id);
            entities.persist(row);
          }
          row.set(allowance);
          transaction.append(
              new ConfigurationChange(
                      "account allowance set", id.value(), before.words(), allowance.words())
                  .by(user));
          return new Configured.Done<>(allowance);
        });
  }
}
