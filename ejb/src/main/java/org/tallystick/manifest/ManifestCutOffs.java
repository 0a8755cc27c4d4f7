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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LogId;
import org.tallystick.partner.Configured;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.Partner;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.platform.CallerName;
import org.tallystick.platform.Transactions;

/// People look at when the days of a partner and of its interfaces end; an administrator changes it.
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
    return transactions.call(() -> newestOf(partner));
  }

  private CutOff newestOf(PartnerId partner) {
    return cutOffs.ofPartner(partner).stream().findFirst().orElse(CutOff.DEFAULT);
  }

  /// The same for one interface; empty when its days end with the partner's.
  public Optional<CutOff> newestOfInterface(InterfaceId agreed) {
    return transactions.call(() -> newestOwn(agreed));
  }

  private Optional<CutOff> newestOwn(InterfaceId agreed) {
    return cutOffs.ofInterface(agreed).stream().findFirst().flatMap(AgreedCutOffs.Own::cutOff);
  }

  /// Days that have begun end as they were to.
  ///
  /// @param time `18:30`, up to `24:00`
  @RolesAllowed({"administrator", "system"})
  public Configured<CutOff> set(PartnerId partner, String time, String zone) {
    String user = CallerName.in(context);
    CutOff wanted = fromNextDayOn(time, zone);
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          if (entities.find(Partner.class, partner.value()) == null) {
            return new Configured.Unknown<>(
                "partner " + partner + ": there is none; see the list of partners");
          }
          transaction.append(
              change(partner.value(), newestOf(partner).text(), wanted.text(), wanted.since())
                  .by(user));
          cutOffs.set(partner, wanted);
          return new Configured.Done<>(wanted);
        });
  }

  /// From the next day on the interface has a manifest of its own, made at its own time.
  ///
  /// @param time `18:30`, up to `24:00`
  @RolesAllowed({"administrator", "system"})
  public Configured<CutOff> setOfInterface(InterfaceId agreed, String time, String zone) {
    return agree(agreed, Optional.of(fromNextDayOn(time, zone)));
  }

  /// From the next day on the interface has no manifest of its own, and its days end with the partner's.
  @RolesAllowed({"administrator", "system"})
  public Configured<CutOff> withdrawOfInterface(InterfaceId agreed) {
    return agree(agreed, Optional.empty());
  }

  private Configured<CutOff> agree(InterfaceId agreed, Optional<CutOff> wanted) {
    String user = CallerName.in(context);
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          PartnerInterface there = entities.find(PartnerInterface.class, agreed.value());
          if (there == null) {
            return new Configured.Unknown<>(
                "interface " + agreed + ": there is none; see the partner's interfaces");
          }
          Optional<CutOff> before = newestOwn(agreed);
          if (wanted.isEmpty() && before.isEmpty()) {
            return new Configured.Unknown<>("interface " + agreed + ": has no cut-off of its own");
          }
          LocalDate since =
              wanted.map(CutOff::since).orElseGet(() -> nextDay(before.orElseThrow().zone()));
          transaction.append(change(agreed.value(), text(before), text(wanted), since).by(user));
          cutOffs.set(agreed, new AgreedCutOffs.Own(since, wanted));
          return new Configured.Done<>(wanted.orElseGet(() -> newestOf(there.partner())));
        });
  }

  private static String text(Optional<CutOff> own) {
    return own.map(CutOff::text).orElse("the partner's");
  }

  private static ConfigurationChange change(
      String subject, String before, String after, LocalDate since) {
    return new ConfigurationChange(
        "manifest cut-off set", subject, before, after + " from " + since + " on");
  }

  private CutOff fromNextDayOn(String time, String zone) {
    CutOff asked = CutOff.parse(LocalDate.EPOCH, time, zone);
    return new CutOff(nextDay(asked.zone()), asked.minute(), asked.zone());
  }

  /// The first day that has begun neither there nor in UTC.
  private LocalDate nextDay(ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate there = LocalDate.ofInstant(clock.instant(), zone);
    return (there.isAfter(today) ? there : today).plusDays(1);
  }
}
