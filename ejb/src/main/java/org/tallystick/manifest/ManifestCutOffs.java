package org.tallystick.manifest;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Configured;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerId;
import org.tallystick.platform.CallerName;
import org.tallystick.platform.Transactions;

/// People look at when a partner's days end; an administrator changes it.
@Stateless
@RolesAllowed({"business", "operator", "auditor", "administrator", "system"})
@TransactionManagement(TransactionManagementType.BEAN)
public class ManifestCutOffs {

  @Inject private CutOffs cutOffs;
  @Inject private Ledger ledger;
  @Inject private Transactions transactions;
  @Inject private Clock clock;
  @PersistenceContext private EntityManager entities;
  @Resource private SessionContext context;

  /// What was agreed last; it counts from its day on.
  public CutOff newest(PartnerId partner) {
    return transactions.call(() -> cutOffs.all(partner).getFirst());
  }

  /// Days that have begun end as they were to.
  ///
  /// @param time `18:30`, up to `24:00`
  @RolesAllowed({"administrator", "system"})
  public Configured<CutOff> set(PartnerId partner, String time, String zone) {
    String user = CallerName.in(context);
    CutOff asked = CutOff.parse(LocalDate.EPOCH, time, zone);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate there = LocalDate.ofInstant(clock.instant(), asked.zone());
    CutOff wanted =
        new CutOff(
            (there.isAfter(today) ? there : today).plusDays(1), asked.minute(), asked.zone());
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          if (entities.find(Partner.class, partner.value()) == null) {
            return new Configured.Unknown<>(
                "partner " + partner + ": there is none; see the list of partners");
          }
          CutOff before = cutOffs.all(partner).getFirst();
          transaction.append(
              new ConfigurationChange(
                      "manifest cut-off set",
                      partner.value(),
                      before.text(),
                      wanted.text() + " from " + wanted.since() + " on")
                  .by(user));
          cutOffs.set(partner, wanted);
          return new Configured.Done<>(wanted);
        });
  }
}
