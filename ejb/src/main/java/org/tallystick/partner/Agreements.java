package org.tallystick.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.name.RawPath;

/// Which agreed interface a path of a partner's tree belongs to.
@ApplicationScoped
public class Agreements {

  @PersistenceContext private EntityManager entities;

  /// The interface with the longest directory at or above `path`, among those the session's account may use.
  public Optional<PartnerInterface> covering(PartnerSession session, RawPath path) {
    return interfacesOf(session).stream()
        .filter(agreed -> path.startsWith(agreed.directory()))
        .max(Comparator.comparingInt(agreed -> agreed.directory().names().size()));
  }

  /// Whether the account may look into `directory`: it is at, below or above an interface of its own.
  public boolean mayEnter(PartnerSession session, RawPath directory) {
    return interfacesOf(session).stream()
        .anyMatch(agreed ->
            directory.startsWith(agreed.directory()) || agreed.directory().startsWith(directory));
  }

  private List<PartnerInterface> interfacesOf(PartnerSession session) {
    return entities
        .createNamedQuery(PartnerInterface.OF_ACCOUNT, PartnerInterface.class)
        .setParameter("partner", session.partner().value())
        .setParameter("account", session.account().value())
        .getResultList();
  }
}
