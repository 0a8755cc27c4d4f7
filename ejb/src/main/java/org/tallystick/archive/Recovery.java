package org.tallystick.archive;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.tallystick.directory.NameConsequences;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.partner.Agreements;
import org.tallystick.platform.Settings;

/// Looks after staged bytes nobody holds: at start-up those of sessions that died with the server become interrupted uploads; after the time to keep them they are discarded.
@Singleton
@DependsOn("Migration")
@RolesAllowed("system")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Recovery {

  private static final Logger LOGGER = Logger.getLogger(Recovery.class.getName());
  static final Duration KEEP = Duration.ofDays(7);

  private static final String HELD =
      "select 1 from event_document e join directory_entry d on d.log_id = e.log_id and d.document_idx = e.idx"
          + " where e.upload_id = ?1 and e.type = 'upload.held' and d.size = ?2";

  @PersistenceContext private EntityManager entities;
  @Inject private Staging staging;
  @Inject private Interruptions interruptions;
  @Inject private Publication publication;
  @Inject private Contents contents;
  @Inject private Agreements agreements;
  @Inject private Receiving receiving;
  @Inject private Arriving arriving;
  @Inject private Settling settling;
  @Inject private HeldLeaves leaves;
  @Inject private NameConsequences consequences;
  @Inject private LateFiles late;
  @Inject private Ledger ledger;
  @Inject private Settings settings;
  @Inject private Clock clock;

  public void run() {
    wake();
    try (Stream<Path> files = Files.list(staging.folder())) {
      List<Path> notes = files.filter(file -> file.toString().endsWith(StagedNote.SUFFIX)).toList();
      for (Path note : notes) {
        recover(note);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "TLY-0120 staging " + staging.folder() + ": cannot be read", failed);
    }
  }

  /// Makes the beans a transfer needs. Made only on first use, that use may be the end of a transfer while the server stops: a persistence context asked for then is
  /// waited for without end.
  private void wake() {
    LOGGER.finest(
        List.of(
                publication,
                contents,
                agreements,
                receiving,
                arriving,
                settling,
                leaves,
                consequences)
            + " are there");
  }

  private void recover(Path file) throws IOException {
    StagedNote note;
    try {
      note = StagedNote.read(file);
    } catch (IllegalArgumentException damaged) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0121 staging "
              + file.getFileName()
              + ": the note is damaged; the bytes beside it stay",
          damaged);
      return;
    }
    Path bytes = staging.fileOf(note.id());
    if (!Files.exists(bytes)) {
      Files.delete(file);
      return;
    }
    long size = Files.size(bytes);
    long whole = WholeMark.wholeOf(bytes);
    boolean published =
        ledger.append(
            note.partner().log(),
            transaction -> {
              if (entities.find(InterruptedUpload.class, note.id().toString()) != null) {
                return false;
              }
              if (isPublished(note, size)) {
                return true;
              }
              interruptions.remember(note, whole, transaction.now());
              transaction.append(
                  about(note, EventType.UPLOAD_INTERRUPTED)
                      .integer("size", whole)
                      .text("reason", "the server stopped"));
              return false;
            });
    if (published) {
      staging.discard(note.id());
    } else {
      WholeMark.cut(bytes);
    }
  }

  /// An upload that created its name empty has that version too: the bytes tell which one this is.
  private boolean isPublished(StagedNote note, long size) {
    return isHeld(note, size) || isDocument(note, size);
  }

  /// Held: the entry that shows what the event brought says how long it is.
  private boolean isHeld(StagedNote note, long size) {
    return !entities
        .createNativeQuery(HELD)
        .setParameter(1, note.id().toString())
        .setParameter(2, size)
        .getResultList()
        .isEmpty();
  }

  private boolean isDocument(StagedNote note, long size) {
    return !entities
        .createQuery(
            "select d.key from Document d where d.uploadId = :upload and d.size = :size",
            Object.class)
        .setParameter("upload", note.id().toString())
        .setParameter("size", size)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  @Schedule(hour = "*", minute = "*", second = "45", persistent = false)
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  void noteLate() {
    late.note();
  }

  @Schedule(hour = "*", minute = "17", persistent = false)
  void discardOld() {
    Duration keep = settings.duration("TALLYSTICK_KEEP_INTERRUPTED", KEEP);
    List<InterruptedUpload> old =
        entities
            .createNamedQuery(InterruptedUpload.BEFORE, InterruptedUpload.class)
            .setParameter("instant", clock.instant().minus(keep))
            .getResultList();
    for (InterruptedUpload upload : old) {
      discard(upload);
    }
  }

  private void discard(InterruptedUpload upload) {
    ledger.append(
        upload.partner().log(),
        transaction -> {
          interruptions.forget(upload.id());
          return transaction.append(
              Event.of(EventType.UPLOAD_DISCARDED)
                  .account(upload.account().value())
                  .path("entry", upload.path())
                  .upload(upload.id())
                  .text("reason", "kept long enough"));
        });
    try {
      staging.discard(upload.id());
    } catch (IOException failed) {
      LOGGER.log(
          Level.WARNING,
          "TLY-0122 upload " + upload.id() + ": its staged bytes could not be deleted",
          failed);
    }
  }

  private static Event about(StagedNote note, EventType type) {
    return Event.of(type)
        .account(note.account().value())
        .session(note.session())
        .peer(note.peer())
        .path("entry", note.path())
        .upload(note.id());
  }
}
