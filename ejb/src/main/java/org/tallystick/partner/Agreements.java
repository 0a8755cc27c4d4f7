package org.tallystick.partner;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.CommitFeed;
import org.tallystick.ledger.ConfigurationCache;

/// Which agreed interface a path of a partner's tree belongs to. Every request asks, so the answer is kept for a second; a change made on this node counts
/// at once: every change of the configuration is an event of the `system` log.
///
/// Thread-safe.
@ApplicationScoped
public class Agreements {

  @Inject private EntityManager entities;
  @Inject private CommitFeed feed;

  private record Asking(PartnerId partner, AccountId account) {}

  private final ConfigurationCache<Asking, List<PartnerInterface>> interfaces =
      new ConfigurationCache<>();

  @PostConstruct
  void follow() {
    interfaces.follow(feed);
  }

  /// The interface with the longest directory at or above `path`, among those the session's account may use.
  public Optional<PartnerInterface> covering(PartnerSession session, RawPath path) {
    return interfacesOf(session).stream()
        .filter(agreed -> path.startsWith(agreed.directory()))
        .max(Comparator.comparingInt(agreed -> agreed.directory().names().size()));
  }

  /// The same for the archive itself, which acts for no account.
  public Optional<PartnerInterface> covering(PartnerId partner, RawPath path) {
    return entities
        .createQuery(
            "select i from PartnerInterface i where i.partnerId = :partner", PartnerInterface.class)
        .setParameter("partner", partner.value())
        .getResultStream()
        .filter(agreed -> path.startsWith(agreed.directory()))
        .max(Comparator.comparingInt(agreed -> agreed.directory().names().size()));
  }

  /// Whether the account may look into `directory`: it is at, below or above an interface of its own.
  public boolean mayEnter(PartnerSession session, RawPath directory) {
    return interfacesOf(session).stream()
        .anyMatch(agreed ->
            directory.startsWith(agreed.directory()) || agreed.directory().startsWith(directory));
  }

  /// The interface the account may use that its partner calls so: `orders` of `acme.orders`.
  public Optional<InterfaceId> named(PartnerSession session, String shortName) {
    return interfacesOf(session).stream()
        .map(PartnerInterface::id)
        .filter(agreed -> agreed.shortName().equals(shortName))
        .findFirst();
  }

  /// Every interface the account may use.
  public List<PartnerInterface> interfacesOf(PartnerSession session) {
    return interfaces.get(new Asking(session.partner(), session.account()), this::read);
  }

  private List<PartnerInterface> read(Asking asking) {
    return List.copyOf(
        entities
            .createNamedQuery(PartnerInterface.OF_ACCOUNT, PartnerInterface.class)
            .setParameter("partner", asking.partner().value())
            .setParameter("account", asking.account().value())
            .getResultList());
  }
}
