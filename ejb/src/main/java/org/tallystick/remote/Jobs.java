package org.tallystick.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.remote.client.RemoteAccess;

/// Reads what is bound and how servers are reached. In the caller's transaction.
@ApplicationScoped
class Jobs {

  private static final int MOST_JUMPS = 3;

  @Inject private EntityManager entities;
  @Inject private RemoteSecrets secrets;

  /// Empty when the interface is bound no more.
  Optional<Job> find(InterfaceId id) {
    RemoteBinding binding = entities.find(RemoteBinding.class, id.value());
    PartnerInterface agreed = entities.find(PartnerInterface.class, id.value());
    if (binding == null || agreed == null) {
      return Optional.empty();
    }
    NewBinding terms = binding.terms();
    RemoteServer server = entities.find(RemoteServer.class, terms.server().value());
    return Optional.of(new Job(agreed, terms, access(server)));
  }

  List<RemoteBinding> bindings() {
    return entities
        .createQuery("select b from RemoteBinding b order by b.interfaceId", RemoteBinding.class)
        .getResultList();
  }

  RemoteAccess access(RemoteServer server) {
    return access(server, MOST_JUMPS);
  }

  private RemoteAccess access(RemoteServer server, int jumps) {
    boolean byKey = server.authentication() == Authentication.KEY;
    if (jumps == 0) {
      throw new IllegalStateException(
          "TLY-0964 remote server " + server.id() + ": is reached through too many others");
    }
    return new RemoteAccess(
        server.id().value(),
        server.host(),
        server.port(),
        server.login(),
        byKey ? null : secrets.password(server.id()).orElse(""),
        byKey ? secrets.privateKey(server.id()).orElse(null) : null,
        server.pinned(),
        server.via().map(via -> access(entities.find(RemoteServer.class, via.value()), jumps - 1)));
  }
}
