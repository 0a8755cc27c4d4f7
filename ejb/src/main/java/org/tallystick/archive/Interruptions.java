package org.tallystick.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.UploadId;
import org.tallystick.partner.AccountId;
import org.tallystick.partner.PartnerSession;

/// Interrupted uploads: what a torn session left behind, for its own account to resume.
@ApplicationScoped
class Interruptions {

  @Inject private EntityManager entities;
  @Inject private Ledger ledger;
  @Inject private Staging staging;

  Optional<InterruptedUpload> at(AccountId account, String log, RawPath path) {
    List<InterruptedUpload> found =
        entities
            .createNamedQuery(InterruptedUpload.AT, InterruptedUpload.class)
            .setParameter("log", log)
            .setParameter("account", account.value())
            .setParameter("path", InterruptedUpload.pathKey(path))
            .getResultList();
    return found.stream().findFirst();
  }

  /// The upload of this path that the session may go on with: an interrupted one, or one whose earlier session has not noticed yet that it is dead.
  Optional<UploadId> takeOver(PartnerSession session, RawPath path, WriteMode mode)
      throws IOException {
    Optional<StagedUpload> running = staging.openAt(session.account(), path);
    if (running.isPresent()) {
      if (mode.truncate()) {
        return Optional.empty();
      }
      staging.release(running.get());
      return running.map(StagedUpload::id);
    }
    return at(session.account(), session.log().value(), path).map(InterruptedUpload::id);
  }

  /// In the ledger's transaction.
  void remember(StagedNote note, long size, Instant at) {
    at(note.account(), note.partner().value(), note.path()).ifPresent(entities::remove);
    entities.flush();
    entities.persist(new InterruptedUpload(note, size, at));
  }

  /// In the ledger's transaction.
  void forget(UploadId id) {
    InterruptedUpload upload = entities.find(InterruptedUpload.class, id.toString());
    if (upload != null) {
      entities.remove(upload);
    }
  }

  void discard(PartnerSession session, RawPath path, UploadId id, String reason)
      throws IOException {
    ledger.append(
        session.log(),
        transaction -> {
          forget(id);
          return transaction.append(
              session
                  .event(EventType.UPLOAD_DISCARDED)
                  .path("entry", path)
                  .upload(id)
                  .text("reason", reason));
        });
    staging.discard(id);
  }
}
