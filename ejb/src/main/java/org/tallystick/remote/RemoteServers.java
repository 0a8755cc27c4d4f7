package org.tallystick.remote;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.StoredContent;
import org.tallystick.evidence.json.JsonObject;
import org.tallystick.evidence.leaf.EventDocument;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.tlog.ContentDigest;
import org.tallystick.ledger.EventBytes;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.partner.Direction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PublicKeyText;
import org.tallystick.platform.Sql;
import org.tallystick.remote.poll.FailingFile;
import org.tallystick.remote.poll.SeenFiles;
import org.tallystick.remote.push.PushQueue;
import org.tallystick.remote.push.Waiting;

/// People look at the partners' own servers, how it goes with them, and what waits for them.
@Stateless
@RolesAllowed({"operator", "auditor", "administrator"})
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class RemoteServers {

  private static final String SIZE = "select size from content where sha256 = ?";

  @PersistenceContext private EntityManager entities;
  @Inject private RemoteSecrets secrets;
  @Inject private PushQueue queue;
  @Inject private SeenFiles seen;
  @Inject private KeptContents contents;
  @Inject private Sql sql;

  public List<RemoteServer> all() {
    return entities
        .createQuery("select s from RemoteServer s order by s.id", RemoteServer.class)
        .getResultList();
  }

  public List<RemoteServer> ofPartner(PartnerId partner) {
    return all().stream().filter(server -> server.partner().equals(partner)).toList();
  }

  public Optional<RemoteServer> find(RemoteServerId id) {
    return Optional.ofNullable(entities.find(RemoteServer.class, id.value()));
  }

  /// Empty before anything was tried with it.
  public Optional<RemoteServerState> stateOf(RemoteServerId id) {
    return Optional.ofNullable(entities.find(RemoteServerState.class, id.value()));
  }

  /// Our public key for it, as it is sent to the partner; empty when none was made.
  public Optional<PublicKeyText> publicKeyOf(RemoteServerId id) {
    return secrets.publicKey(id);
  }

  public boolean hasPassword(RemoteServerId id) {
    return secrets.password(id).isPresent();
  }

  public List<RemoteBinding> bindingsOf(RemoteServerId id) {
    return entities
        .createQuery(
            "select b from RemoteBinding b where b.serverId = :server order by b.interfaceId",
            RemoteBinding.class)
        .setParameter("server", id.value())
        .getResultList();
  }

  public Optional<RemoteBinding> bindingOf(InterfaceId agreed) {
    return Optional.ofNullable(entities.find(RemoteBinding.class, agreed.value()));
  }

  /// Whether we fetch from there; otherwise we bring.
  public boolean fetches(RemoteBinding binding) {
    PartnerInterface agreed = entities.find(PartnerInterface.class, binding.agreed().value());
    return agreed != null && agreed.direction() == Direction.INBOUND;
  }

  public Optional<RemoteBindingState> stateOf(InterfaceId agreed) {
    return Optional.ofNullable(entities.find(RemoteBindingState.class, agreed.value()));
  }

  /// What is to be brought, those that a person has to look at first.
  public List<Waiting> waiting() {
    return queue.all();
  }

  /// What could not be fetched, or not be dealt with there afterwards; those that a person has to look at first.
  public List<FailingFile> failing() {
    return seen.failing();
  }

  /// What a server listed, as a `remote.listed` event says (docs/evidence.md, section 8).
  ///
  /// @return empty when there is no such event, or its words are erased
  public Optional<StoredContent> listing(LedgerPosition event) {
    return Optional.ofNullable(entities.find(EventBytes.class, LeafKey.of(event)))
        .map(stored -> EventDocument.parse(stored.bytes()))
        .filter(document -> document.type() == EventType.REMOTE_LISTED)
        .map(EventDocument::json)
        .flatMap(this::content);
  }

  private Optional<StoredContent> content(JsonObject words) {
    ContentDigest digest = ContentDigest.ofHex(words.text("listing"));
    return sql.first(SIZE, row -> row.getLong("size"), (Object) digest.bytes())
        .map(size -> new StoredContent(digest, size));
  }

  /// The bytes of a listing.
  public byte[] text(StoredContent listing) throws IOException {
    try (var channel = contents.open(listing);
        var in = Channels.newInputStream(channel)) {
      return in.readAllBytes();
    }
  }
}
