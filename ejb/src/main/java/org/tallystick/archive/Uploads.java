package org.tallystick.archive;

import static org.tallystick.directory.Refusal.Reason.ALREADY_EXISTS;
import static org.tallystick.directory.Refusal.Reason.IS_A_DIRECTORY;
import static org.tallystick.directory.Refusal.Reason.NOT_AGREED;
import static org.tallystick.directory.Refusal.Reason.NO_SPACE;
import static org.tallystick.directory.Refusal.Reason.NO_SUCH_PATH;
import static org.tallystick.directory.Refusal.Reason.OVER_QUOTA;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.directory.Refusals;
import org.tallystick.directory.TreeRules;
import org.tallystick.evidence.leaf.EventType;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Event;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerFault;
import org.tallystick.ledger.UploadId;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;
import org.tallystick.quota.Quotas;

/// A partner sends a file: open, write (on the {@link StagedUpload} itself), then either close, which publishes or holds, or a torn session, which does not.
@Stateless
@RolesAllowed("partner")
public class Uploads {

  @Inject private Ledger ledger;
  @Inject private TreeRules rules;
  @Inject private DirectoryTree tree;
  @Inject private Staging staging;
  @Inject private Interruptions interruptions;
  @Inject private Publication publication;
  @Inject private Contents contents;
  @Inject private Quotas quotas;
  @Inject private Clock clock;

  /// Begins an upload, or goes on with the account's interrupted one, or with the one that in this session so far only created the name. Its `upload.opened` rides in the next batch.
  public Outcome<StagedUpload> open(PartnerSession session, RawPath path, WriteMode mode)
      throws IOException {
    Outcome<PartnerInterface> allowed =
        rules
            .send(session, path)
            .then(agreed ->
                rules
                    .parentOf(session, path)
                    .then(parent -> quotas.require(session.account(), path, 0, clock.instant()))
                    .then(room -> Outcome.done(agreed)));
    if (allowed instanceof Outcome.Refused<PartnerInterface>(Refusal refusal)) {
      return refused(session, path, refusal);
    }
    Optional<DirectoryEntry> there = tree.entry(session.log(), path);
    if (there.filter(DirectoryEntry::isDirectory).isPresent()) {
      return Outcome.refused(IS_A_DIRECTORY, path.text() + ": is a directory, expected a file");
    }
    if (there.isPresent() && mode.create() && mode.exclusive()) {
      return Outcome.refused(ALREADY_EXISTS, path.text() + ": exists already");
    }
    Optional<UploadId> interrupted = interruptions.takeOver(session, path, mode);
    if (there.isEmpty() && interrupted.isEmpty() && !mode.create()) {
      return Outcome.refused(NO_SUCH_PATH, path.text() + ": no such file");
    }
    StagedUpload upload = begin(session, path, mode, there, interrupted);
    if (allowed instanceof Outcome.Done<PartnerInterface>(PartnerInterface agreed)) {
      upload.hashWith(agreed.rules().publication().digests());
    }
    return Outcome.done(upload);
  }

  private StagedUpload begin(
      PartnerSession session,
      RawPath path,
      WriteMode mode,
      Optional<DirectoryEntry> there,
      Optional<UploadId> interrupted)
      throws IOException {
    boolean resumes = interrupted.isPresent() && !mode.truncate();
    if (interrupted.isPresent() && !resumes) {
      interruptions.discard(
          session, path, interrupted.get(), "a new upload of the same name began");
    }
    Optional<UploadId> created =
        resumes ? Optional.empty() : there.flatMap(entry -> publication.createdBy(session, entry));
    long room = quotas.roomOf(session.account()).freeBytes().orElse(Long.MAX_VALUE);
    StagedUpload upload =
        resumes
            ? staging.resume(interrupted.get(), session, path, room)
            : staging.begin(created.orElseGet(UploadId::random), session, path, room);
    if (there.isPresent() && !resumes && !mode.truncate()) {
      copyInto(upload, there.get());
    }
    long size = upload.size();
    ledger.appendLater(
        session.log(),
        transaction -> {
          if (resumes) {
            interruptions.forget(upload.id());
          }
          return transaction.append(
              uploadEvent(EventType.UPLOAD_OPENED, upload)
                  .integer("size", size)
                  .text("resumed", resumes || created.isPresent() ? "yes" : "no"));
        });
    return upload;
  }

  private void copyInto(StagedUpload upload, DirectoryEntry entry) throws IOException {
    try (var content = contents.open(StoredContent.of(entry))) {
      ChannelCopy.copy(content, upload);
    } catch (IOException | RuntimeException failed) {
      staging.discard(upload);
      throw failed;
    }
  }

  private Outcome<StagedUpload> refused(PartnerSession session, RawPath path, Refusal refusal) {
    if (refusal.reason() == NOT_AGREED || refusal.reason() == OVER_QUOTA) {
      ledger.append(
          session.log(),
          transaction ->
              transaction.append(Refusals.event(session, "open for writing", path, refusal)));
    }
    return new Outcome.Refused<>(refusal);
  }

  /// Ends an upload: on return it is durable and its name is in the directory, as a document or held, as the interface's rule says.
  ///
  /// A refusal (the directory has gone) and a {@link LedgerFault} leave an interrupted upload behind; nothing is lost and nothing is visible.
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Outcome<Arrival> close(StagedUpload upload) throws IOException {
    if (!upload.isOpen()) {
      return Outcome.refused(
          NO_SUCH_PATH,
          upload.path().text() + ": another session of this account goes on with this upload");
    }
    if (upload.isLacking()) {
      recordOverQuota(upload);
      interrupted(upload, "a write failed");
      return Outcome.refused(
          NO_SPACE,
          upload.path().text() + ": a write failed, so it is not published; resume or send again");
    }
    Outcome<Arrival> outcome;
    try {
      outcome = publication.publish(upload);
    } catch (LedgerFault | IOException failed) {
      interrupted(upload, "the close failed");
      throw failed;
    }
    if (outcome instanceof Outcome.Refused<Arrival>(Refusal refusal)) {
      interrupted(upload, refusal.detail());
      if (refusal.reason() == OVER_QUOTA) {
        refused(upload.session(), upload.path(), refusal);
      }
    } else {
      staging.discard(upload);
    }
    return outcome;
  }

  /// The write that was refused was one byte too many for the account, not for the archive.
  private void recordOverQuota(StagedUpload upload) throws IOException {
    if (staging.isCutByQuota(upload)) {
      refused(
          upload.session(),
          upload.path(),
          new Refusal(
              OVER_QUOTA,
              upload.path().text()
                  + ": would be larger than the "
                  + upload.largest()
                  + " bytes account "
                  + upload.session().account()
                  + " could still send when it began"));
    }
  }

  /// Cuts or extends the account's own upload of this path that is open now.
  ///
  /// @return empty when none is open
  public Optional<Outcome<Long>> resizeOpen(PartnerSession session, RawPath path, long size)
      throws IOException {
    Optional<StagedUpload> running = staging.openAt(session.account(), path);
    return running.isPresent() ? Optional.of(running.get().resize(size)) : Optional.empty();
  }

  /// Cuts or extends an upload that was opened for nothing else and ends it: a published file gets a new version, an interrupted upload stays interrupted, and what
  /// cannot be done leaves everything as it was.
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Outcome<RawPath> resize(StagedUpload upload, long size) throws IOException {
    Outcome<Long> resized;
    try {
      resized = upload.resize(size);
    } catch (IOException | RuntimeException failed) {
      abandon(upload, "its size could not be set");
      throw failed;
    }
    if (resized instanceof Outcome.Refused<Long>(Refusal refusal)) {
      abandon(upload, refusal.detail());
      return new Outcome.Refused<>(refusal);
    }
    if (upload.isResumed()) {
      interrupted(upload, "its size was set; nobody has closed it yet");
      return Outcome.done(upload.path());
    }
    return close(upload).then(arrival -> Outcome.done(upload.path()));
  }

  private void abandon(StagedUpload upload, String reason) throws IOException {
    if (upload.isResumed()) {
      interrupted(upload, reason);
      return;
    }
    staging.discard(upload);
    ledger.appendLater(
        upload.session().log(),
        transaction ->
            transaction.append(
                uploadEvent(EventType.UPLOAD_DISCARDED, upload).text("reason", reason)));
  }

  /// The session is gone, or the server stops: keeps what arrived, publishes nothing.
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void interrupted(StagedUpload upload, String reason) throws IOException {
    if (!upload.isOpen()) {
      return;
    }
    long size = staging.release(upload);
    StagedNote note = StagedNote.of(upload);
    ledger.appendLater(
        note.partner().log(),
        transaction -> {
          interruptions.remember(note, size, transaction.now());
          return transaction.append(
              uploadEvent(EventType.UPLOAD_INTERRUPTED, upload)
                  .integer("size", size)
                  .text("reason", reason));
        });
  }

  static Event uploadEvent(EventType type, StagedUpload upload) {
    return upload.session().event(type).path("entry", upload.path()).upload(upload.id());
  }
}
