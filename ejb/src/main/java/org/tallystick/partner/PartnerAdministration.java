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
import java.util.function.Function;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.CallerName;
import org.tallystick.publication.InterfaceRules;

/// An administrator brings partners up: the partner, then its interfaces; its accounts are kept by {@link AccountAdministration}.
@Stateless
@RolesAllowed({"administrator", "system"})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PartnerAdministration {

  @PersistenceContext private EntityManager entities;
  @Inject private Ledger ledger;
  @Inject private InterfaceDirectories directories;
  @Resource private SessionContext context;

  /// Creates the partner and begins its log.
  public Configured<Partner> create(PartnerId id, String name) {
    requireText("partner name", name, 200);
    String user = CallerName.in(context);
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          if (entities.find(Partner.class, id.value()) != null) {
            return new Configured.Conflict<>("partner " + id + ": exists already");
          }
          Partner partner = new Partner(id, name, transaction.now());
          entities.persist(partner);
          transaction.append(
              ConfigurationChange.of("partner created", id.value()).by(user).text("after", name));
          transaction.begin(id.log());
          return new Configured.Done<>(partner);
        });
  }

  public Configured<Partner> rename(PartnerId id, String name) {
    requireText("partner name", name, 200);
    String user = CallerName.in(context);
    return change(
        id,
        transaction ->
            partner -> {
              transaction.append(
                  ConfigurationChange.of("partner renamed", id.value())
                      .by(user)
                      .text("before", partner.name())
                      .text("after", name));
              partner.rename(name);
              return new Configured.Done<>(partner);
            });
  }

  /// Agrees an interface; its directory is in the partner's tree on return.
  public Configured<PartnerInterface> agree(PartnerId partnerId, NewInterface wanted) {
    InterfaceId id = new InterfaceId(partnerId + "." + wanted.shortName());
    String user = CallerName.in(context);
    Configured<PartnerInterface> agreed =
        change(
            partnerId,
            transaction ->
                partner -> {
                  if (entities.find(PartnerInterface.class, id.value()) != null) {
                    return new Configured.Conflict<>("interface " + id + ": exists already");
                  }
                  PartnerInterface created = new PartnerInterface(id, partnerId, wanted);
                  entities.persist(created);
                  transaction.append(
                      ConfigurationChange.of("interface agreed", id.value())
                          .by(user)
                          .text(
                              "after",
                              wanted.direction()
                                  + " "
                                  + wanted.directory().encoded()
                                  + " "
                                  + wanted.namePattern()));
                  return new Configured.Done<>(created);
                });
    if (agreed instanceof Configured.Done<PartnerInterface>(PartnerInterface created)) {
      makeDirectories(created);
    }
    return agreed;
  }

  /// Agrees other rules for an interface. Files that wait already are looked at again when something more comes for them.
  public Configured<PartnerInterface> changeRules(InterfaceId id, InterfaceRules rules) {
    String user = CallerName.in(context);
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          PartnerInterface agreed = entities.find(PartnerInterface.class, id.value());
          if (agreed == null) {
            return new Configured.Unknown<>(
                "interface " + id + ": there is none; see the partner's interfaces");
          }
          transaction.append(
              ConfigurationChange.of("interface rules changed", id.value())
                  .by(user)
                  .text("partner", agreed.partner().value())
                  .text("before", RuleWords.of(agreed.rules()))
                  .text("after", RuleWords.of(rules)));
          agreed.agree(rules);
          return new Configured.Done<>(agreed);
        });
  }

  /// Makes the interface's directories where they are missing. Repeatable.
  public void makeDirectories(PartnerInterface agreed) {
    ledger.append(
        agreed.partner().log(),
        transaction -> {
          directories.make(transaction, agreed);
          return agreed.id();
        });
  }

  private <T> Configured<T> change(
      PartnerId id, Function<LedgerTransaction, Function<Partner, Configured<T>>> change) {
    return ledger.append(
        LogId.SYSTEM,
        transaction -> {
          Partner partner = entities.find(Partner.class, id.value());
          return partner == null
              ? new Configured.Unknown<>(
                  "partner " + id + ": there is none; see the list of partners")
              : change.apply(transaction).apply(partner);
        });
  }

  static void requireText(String what, String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      throw new IllegalArgumentException(
          what + ": found " + text.length() + " characters, expected 1 to " + longest);
    }
  }
}
