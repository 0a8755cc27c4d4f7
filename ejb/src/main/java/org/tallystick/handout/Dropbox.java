package org.tallystick.handout;

import static org.tallystick.directory.Refusal.Reason.ALREADY_EXISTS;
import static org.tallystick.directory.Refusal.Reason.NOT_AGREED;
import static org.tallystick.directory.Refusal.Reason.NO_SUCH_PATH;
import static org.tallystick.directory.Refusal.Reason.TOO_LARGE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.tallystick.archive.KeptContents;
import org.tallystick.archive.WriteMode;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.directory.Refusals;
import org.tallystick.dropped.DroppedFile;
import org.tallystick.dropped.DroppedFiles;
import org.tallystick.dropped.DroppedFolder;
import org.tallystick.evidence.name.RawName;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Ledger;
import org.tallystick.manifest.ManifestComparing;
import org.tallystick.partner.PartnerSession;
import org.tallystick.platform.Transactions;
import org.tallystick.resend.Resend;
import org.tallystick.resend.ResendRequest;

/// A partner drops a request or a manifest below `/.exchange`: open, write (on the {@link DroppedDraft} itself), close. On return of the close the answer is there.
///
/// A part name is only a draft; its rename to a name that counts is the close. A session that ends takes its drafts along.
@Stateless
@RolesAllowed("partner")
@TransactionManagement(TransactionManagementType.BEAN)
public class Dropbox {

  @Inject private HandoutVisits visits;
  @Inject private Scratch scratch;
  @Inject private DroppedFiles files;
  @Inject private KeptContents contents;
  @Inject private Ledger ledger;
  @Inject private Transactions transactions;
  @Inject private Clock clock;
  @Inject private Resend resend;
  @Inject private ManifestComparing comparing;

  /// Whether partners may put a file at this path.
  public static boolean takes(RawPath path) {
    return DroppedFolder.writableOf(path).isPresent();
  }

  /// @param path one that {@link #takes}
  public Outcome<DroppedDraft> open(PartnerSession session, RawPath path, WriteMode mode)
      throws IOException {
    DroppedFolder folder = DroppedFolder.writableOf(path).orElseThrow();
    RawName name = path.name().orElseThrow();
    Optional<String> refusal =
        DroppedName.isPart(name) ? Optional.empty() : DroppedName.refusal(folder, name);
    if (refusal.isPresent()) {
      return refused(session, "open for writing", path, path.text() + ": " + refusal.get());
    }
    HandoutVisit visit = visits.of(session);
    visit.asked();
    Optional<DroppedDraft> draft = visit.draft(path);
    Optional<DroppedFile> there = transactions.call(() -> files.newest(session, folder, name));
    boolean exists = draft.isPresent() || there.isPresent();
    if (exists && mode.create() && mode.exclusive()) {
      return Outcome.refused(ALREADY_EXISTS, path.text() + ": exists already");
    }
    if (!exists && !mode.create()) {
      return Outcome.refused(NO_SUCH_PATH, path.text() + ": no such file");
    }
    if (draft.isPresent() && !mode.truncate()) {
      return Outcome.done(draft.get());
    }
    DroppedDraft begun = begin(folder, path);
    if (there.isPresent() && !mode.truncate()) {
      copyInto(begun, there.get());
    }
    if (!visit.drafting(begun)) {
      begun.discard();
      return Outcome.refused(
          TOO_LARGE,
          path.text()
              + ": "
              + HandoutVisit.MOST_DRAFTS
              + " files are being written here, expected no more; close one first");
    }
    return Outcome.done(begun);
  }

  /// Every such refusal is on record.
  private <T> Outcome<T> refused(
      PartnerSession session, String operation, RawPath path, String detail) {
    Refusal refusal = new Refusal(NOT_AGREED, detail);
    ledger.append(
        session.log(),
        transaction -> transaction.append(Refusals.event(session, operation, path, refusal)));
    return new Outcome.Refused<>(refusal);
  }

  private DroppedDraft begin(DroppedFolder folder, RawPath path) throws IOException {
    long largest = folder == DroppedFolder.REQUESTS ? ResendRequest.LARGEST : comparing.largest();
    return new DroppedDraft(folder, path, scratch.file(), largest, clock.instant());
  }

  private void copyInto(DroppedDraft draft, DroppedFile there) throws IOException {
    try (SeekableByteChannel kept = contents.open(there.content());
        OutputStream out = Files.newOutputStream(draft.file())) {
      Channels.newInputStream(kept).transferTo(out);
    }
  }

  /// Ends the writing. A name that counts is answered now; a part name waits for its rename.
  public Outcome<RawPath> close(PartnerSession session, DroppedDraft draft) throws IOException {
    HandoutVisit visit = visits.of(session);
    if (!visit.draft(draft.path()).equals(Optional.of(draft))) {
      return Outcome.refused(
          NO_SUCH_PATH, draft.path().text() + ": was taken away or begun again meanwhile");
    }
    if (DroppedName.refusal(draft.folder(), draft.name()).isPresent()
        || DroppedName.isPart(draft.name())) {
      return Outcome.done(draft.path());
    }
    try {
      answer(session, draft);
    } finally {
      visit.forget(draft);
      draft.discard();
    }
    return draft.isTooLarge()
        ? Outcome.refused(
            TOO_LARGE,
            draft.path().text()
                + ": "
                + draft.limit()
                + "; see "
                + DroppedFolder.ANSWERS.path().text())
        : Outcome.done(draft.path());
  }

  private void answer(PartnerSession session, DroppedDraft draft) throws IOException {
    if (draft.folder() == DroppedFolder.REQUESTS) {
      request(session, draft);
    } else if (draft.isTooLarge()) {
      comparing.refuse(session, draft.name(), "the manifest: " + draft.limit());
    } else {
      comparing.compare(session, draft.name(), draft.file());
    }
  }

  private void request(PartnerSession session, DroppedDraft draft) throws IOException {
    if (draft.isTooLarge()) {
      resend.ask(
          session,
          draft.name(),
          new ResendRequest.Unreadable("the request: " + draft.limit()),
          Optional.empty());
      return;
    }
    byte[] bytes = Files.readAllBytes(draft.file());
    ResendRequest request = ResendRequest.read(DroppedName.ending(draft.name()), bytes);
    resend.ask(session, draft.name(), request, Optional.of(contents.take(draft.file())));
  }

  /// The channel is gone with the draft still open: nothing of it counts.
  public void interrupted(PartnerSession session, DroppedDraft draft) {
    visits.of(session).forget(draft);
    draft.discard();
  }

  /// Gives a draft another name of its folder.
  ///
  /// @return empty when `from` is no draft of this session
  public Optional<Outcome<RawPath>> rename(PartnerSession session, RawPath from, RawPath to)
      throws IOException {
    HandoutVisit visit = visits.of(session);
    Optional<DroppedDraft> draft = visit.draft(from);
    if (draft.isEmpty()) {
      return Optional.empty();
    }
    Optional<DroppedFolder> folder =
        DroppedFolder.writableOf(to).filter(there -> there == draft.get().folder());
    Optional<String> refusal =
        folder.isEmpty()
            ? Optional.of("is elsewhere, expected a name in " + draft.get().folder().path().text())
            : DroppedName.isPart(to.name().orElseThrow())
                ? Optional.empty()
                : DroppedName.refusal(folder.get(), to.name().orElseThrow());
    if (refusal.isPresent()) {
      return Optional.of(refused(session, "rename", to, to.text() + ": " + refusal.get()));
    }
    Path fresh = scratch.file();
    DroppedDraft moved = draft.get().movedTo(folder.orElseThrow(), to, fresh);
    visit.forget(draft.get());
    draft.get().discard();
    visit.drafting(moved);
    return Optional.of(close(session, moved));
  }

  /// Takes a draft away.
  ///
  /// @return whether it was one of this session
  public boolean remove(PartnerSession session, RawPath path) {
    Optional<DroppedDraft> draft = visits.of(session).draft(path);
    draft.ifPresent(one -> interrupted(session, one));
    return draft.isPresent();
  }

  /// Whether the account has put a file there, so that its client may set times and rights: nothing keeps them.
  public boolean isOwn(PartnerSession session, RawPath path) {
    return DroppedFolder.writableOf(path)
        .map(folder ->
            visits.of(session).draft(path).isPresent()
                || transactions.call(
                    () -> files.newest(session, folder, path.name().orElseThrow()).isPresent()))
        .orElse(false);
  }
}
