package org.tallystick.send;

import static org.tallystick.send.Sent.Reason.ERASED;
import static org.tallystick.send.Sent.Reason.KEY_TAKEN;
import static org.tallystick.send.Sent.Reason.NOT_OUTBOUND;
import static org.tallystick.send.Sent.Reason.NO_SPACE;
import static org.tallystick.send.Sent.Reason.OCCUPIED;
import static org.tallystick.send.Sent.Reason.OTHER_BYTES;
import static org.tallystick.send.Sent.Reason.TOO_LARGE;
import static org.tallystick.send.Sent.Reason.UNKNOWN_INTERFACE;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Schedule;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.archive.Document;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.Placing;
import org.tallystick.archive.StoredContent;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.FileVersion;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.LeafKey;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.partner.Direction;
import org.tallystick.partner.InterfaceId;
import org.tallystick.partner.PartnerId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.platform.CallerName;
import org.tallystick.platform.Transactions;
import org.tallystick.publication.Duplicates;

/// A program, a person, a folder or a table sends a file to a partner, by an outbound interface.
///
/// On return of {@link Sent.Placed} the bytes, their `file.placed` and the name in the partner's directory are durable. Every other outcome, and every exception, leaves
/// nothing but bytes the archive may have had before. Thread-safe; repeatable with a key.
@Stateless
@TransactionManagement(TransactionManagementType.BEAN)
@RolesAllowed({"operator", "administrator", "system"})
public class Sending {

  private static final String EARLIER =
      "select d from Document d where d.sha256 = :sha256 and d.key.logId = :log"
          + " and d.interfaceId = :agreed and d.direction = :outbound order by d.key.index desc";

  /// A request with whoever makes it: the ledger's thread does not know any more.
  private record Attempted(SendRequest request, String user) {

    /// Whose keys count; no user's name has a slash.
    String caller() {
      return isOfPerson() ? user : "/" + request.way().word();
    }

    Event event(Optional<Document> earlier) {
      Event event = Event.of(EventType.FILE_PLACED).text("via", request.way().word());
      if (isOfPerson()) {
        event.user(user);
      }
      earlier.ifPresent(before -> event.integer("sentBefore", before.position().index()));
      return event;
    }

    private boolean isOfPerson() {
      return request.way() == SendRequest.Way.API || request.way() == SendRequest.Way.SCREEN;
    }
  }

  @Inject private Ledger ledger;
  @Inject private Drafts drafts;
  @Inject private SendingKeys keys;
  @Inject private KeptContents contents;
  @Inject private Placing placing;
  @Inject private DirectoryTree tree;
  @Inject private Transactions transactions;
  @PersistenceContext private EntityManager entities;
  @Resource private SessionContext context;

  /// Takes all the bytes there are and sends them.
  ///
  /// @param bytes read to their end, not closed; of any length up to `TALLYSTICK_LARGEST_FILE`
  /// @throws BrokenOffException they stopped coming before their end
  /// @throws IOException they could not be stored
  /// @throws LedgerFault it was not made durable
  public Sent send(SendRequest request, InputStream bytes) throws IOException {
    Optional<PartnerInterface> agreed = find(request.agreed());
    Optional<Sent> refused = refuse(request.agreed(), agreed);
    if (refused.isPresent()) {
      return refused.get();
    }
    try (Draft draft = drafts.begin()) {
      return switch (draft.take(bytes, drafts.largest())) {
        case TOO_LARGE ->
            new Sent.Refused(
                TOO_LARGE,
                request.name().text()
                    + ": too large, expected at most "
                    + drafts.largest()
                    + " bytes");
        case NO_SPACE ->
            new Sent.Refused(
                NO_SPACE,
                request.name().text()
                    + ": there is no room for it now; make room in the data directory and send it again");
        case WHOLE -> send(agreed.orElseThrow().partner(), by(request), draft);
      };
    }
  }

  private Sent send(PartnerId partner, Attempted attempt, Draft draft) throws IOException {
    SendRequest request = attempt.request();
    StoredContent content = draft.content();
    if (request.promised().filter(promised -> !promised.equals(content.digest())).isPresent()) {
      return new Sent.Refused(
          OTHER_BYTES,
          request.name().text()
              + ": "
              + content.size()
              + " bytes came with SHA-256 "
              + content.digest().hex()
              + ", expected "
              + request.promised().get().hex()
              + "; nothing was kept, send it again");
    }
    // What is known is answered in the order of the log, when nothing before it is in doubt; what
    // cannot be need not be stored.
    Optional<Sent> known = transactions.call(() -> known(attempt, content));
    return known.filter(Sent.Refused.class::isInstance).isPresent()
        ? known.get()
        : commit(partner, attempt, contents.take(draft.file(), content));
  }

  /// Sends what was {@link Sent.SentBefore} all the same; the archive has the bytes.
  public Sent confirm(SendRequest request, Sent.SentBefore before) {
    Optional<PartnerInterface> agreed = find(request.agreed());
    return refuse(request.agreed(), agreed)
        .orElseGet(() ->
            commit(
                agreed.orElseThrow().partner(),
                by(request.confirm()),
                new KeptContents.Kept(before.content(), null)));
  }

  private Attempted by(SendRequest request) {
    return new Attempted(request, CallerName.in(context));
  }

  private Optional<PartnerInterface> find(InterfaceId id) {
    return transactions.call(
        () -> Optional.ofNullable(entities.find(PartnerInterface.class, id.value())));
  }

  private static Optional<Sent> refuse(InterfaceId id, Optional<PartnerInterface> agreed) {
    if (agreed.isEmpty()) {
      return Optional.of(
          new Sent.Refused(
              UNKNOWN_INTERFACE,
              "interface " + id + ": there is none; see the partner's interfaces"));
    }
    return agreed.get().direction() == Direction.OUTBOUND
        ? Optional.empty()
        : Optional.of(
            new Sent.Refused(
                NOT_OUTBOUND,
                "interface "
                    + id
                    + ": is inbound, the partner sends there; expected an outbound one"));
  }

  private Sent commit(PartnerId partner, Attempted attempt, KeptContents.Kept kept) {
    return ledger.append(partner.log(), transaction -> place(transaction, attempt, kept));
  }

  private Sent place(LedgerTransaction transaction, Attempted attempt, KeptContents.Kept kept) {
    SendRequest request = attempt.request();
    PartnerInterface agreed = entities.find(PartnerInterface.class, request.agreed().value());
    RawPath path = agreed.directory().resolve(request.name());
    Optional<Sent> known = known(attempt, kept.content()).or(() -> occupied(transaction, path));
    if (known.isPresent()) {
      return known.get();
    }
    Optional<Document> earlier = earlier(agreed, kept.content());
    Duplicates rule = agreed.rules().handOver().duplicates();
    boolean passes = rule == Duplicates.ALLOW || (rule == Duplicates.ASK && request.confirmed());
    if (earlier.isPresent() && !passes) {
      return new Sent.SentBefore(earlier.get(), kept.content(), rule == Duplicates.ASK);
    }
    if (contents.isErased(kept.content())) {
      return new Sent.Refused(
          ERASED, request.name().text() + ": its content had to be erased and is not sent again");
    }
    contents.mention(kept);
    Document document =
        placing.place(transaction, agreed.id(), path, kept.content(), attempt.event(earlier));
    entities.flush();
    request
        .key()
        .ifPresent(
            key -> keys.remember(attempt.caller(), key, document.position(), transaction.now()));
    placing.accompany(transaction, agreed.id(), path);
    return new Sent.Placed(document, earlier.map(Document::position));
  }

  /// What the attempt with this key has become, if there was one.
  private Optional<Sent> known(Attempted attempt, StoredContent content) {
    return attempt
        .request()
        .key()
        .flatMap(key -> keys.find(attempt.caller(), key))
        .map(position -> known(attempt.request(), content, position));
  }

  private Sent known(SendRequest request, StoredContent content, LedgerPosition position) {
    Document document = entities.find(Document.class, LeafKey.of(position));
    boolean same =
        document.digest().equals(content.digest())
            && document.interfaceId().equals(Optional.of(request.agreed().value()))
            && document.path().flatMap(RawPath::name).map(request.name()::equals).orElse(true);
    return same
        ? new Sent.Known(document)
        : new Sent.Refused(
            KEY_TAKEN,
            "idempotency key: stands for another sending, document "
                + position
                + "; expected the same bytes, name and interface, or a new key");
  }

  private Optional<Sent> occupied(LedgerTransaction transaction, RawPath path) {
    return tree.entry(transaction.log(), path)
        .map(Sending::obstacle)
        .map(obstacle ->
            new Sent.Refused(OCCUPIED, path.text() + ": " + obstacle + "; choose another name"));
  }

  private static @Nullable String obstacle(DirectoryEntry standing) {
    if (standing.isDirectory()) {
      return "is a directory";
    }
    return standing.file().filter(file -> file.kind() == FileVersion.Kind.SIDECAR).isPresent()
        ? "is a sidecar that the archive makes itself"
        : null;
  }

  private Optional<Document> earlier(PartnerInterface agreed, StoredContent content) {
    return entities
        .createQuery(EARLIER, Document.class)
        .setParameter("sha256", content.digest().bytes())
        .setParameter("log", agreed.partner().value())
        .setParameter("agreed", agreed.id().value())
        .setParameter("outbound", Direction.OUTBOUND)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  @Schedule(hour = "*", minute = "23", persistent = false)
  void forgetOldKeys() {
    transactions.call(() -> {
      keys.forgetOld();
      return true;
    });
  }
}
