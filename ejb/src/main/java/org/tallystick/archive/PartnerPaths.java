package org.tallystick.archive;

import static org.tallystick.directory.Refusal.Reason.NO_SUCH_PATH;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.tallystick.directory.AttributeChange;
import org.tallystick.directory.Directories;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.FileAttributes;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.partner.PartnerSession;

/// What stands at a path for one session: the directory tree, and over it the account's own unfinished uploads, which nobody else sees (ARC-5).
@Stateless
@RolesAllowed("partner")
public class PartnerPaths {

  @Inject private DirectoryTree tree;
  @Inject private Directories directories;
  @Inject private Staging staging;
  @Inject private Interruptions interruptions;

  /// Needs no event of its own; the session sums its STATs up.
  public Outcome<PathStatus> status(PartnerSession session, RawPath path) throws IOException {
    Optional<StagedUpload> running = staging.openAt(session.account(), path);
    if (running.isPresent()) {
      return Outcome.done(staged(session, running.get()));
    }
    Optional<PathStatus> interrupted =
        interruptions
            .at(session.account(), session.log().value(), path)
            .map(upload ->
                staged(
                    upload.size(), upload.interruptedAt().getEpochSecond(), AttributeChange.NONE));
    if (interrupted.isPresent()) {
      return Outcome.done(interrupted.get());
    }
    if (path.isRoot()) {
      return Outcome.done(new PathStatus(true, 0, new FileAttributes(0, 0755)));
    }
    if (path.name().equals(Optional.of(HandingOver.LIST))) {
      directories.refresh(session, path.parent().orElseThrow());
    }
    return tree.entry(session.log(), path)
        .map(entry -> Outcome.done(PathStatus.of(entry)))
        .orElseGet(
            () -> Outcome.refused(NO_SUCH_PATH, path.text() + ": no such file or directory"));
  }

  /// To its own session an upload is as long as it was written; another one would go on where it is whole.
  private static PathStatus staged(PartnerSession session, StagedUpload upload) throws IOException {
    long size = upload.session().id().equals(session.id()) ? upload.size() : upload.whole();
    return staged(size, upload.openedAt().getEpochSecond(), upload.attributes());
  }

  private static PathStatus staged(long size, long since, AttributeChange attributes) {
    return new PathStatus(false, size, attributes.applyTo(new FileAttributes(since, 0644)));
  }

  /// Takes a name away: the account's interrupted upload when there is one, otherwise the file's entry.
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Outcome<RawPath> remove(PartnerSession session, RawPath path) throws IOException {
    Optional<InterruptedUpload> interrupted =
        interruptions.at(session.account(), session.log().value(), path);
    if (interrupted.isPresent()) {
      interruptions.discard(session, path, interrupted.get().id(), "removed by the partner");
      return Outcome.done(path);
    }
    return switch (directories.remove(session, path)) {
      case Outcome.Done<DirectoryEntry> removed -> Outcome.done(path);
      case Outcome.Refused<DirectoryEntry>(Refusal refusal) -> new Outcome.Refused<>(refusal);
    };
  }

  /// Sets attributes of an upload that is still open, or of an entry.
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Outcome<RawPath> setAttributes(
      PartnerSession session, RawPath path, AttributeChange change) {
    Optional<StagedUpload> running = staging.openAt(session.account(), path);
    if (running.isPresent()) {
      running.get().set(change);
      return Outcome.done(path);
    }
    return switch (directories.setAttributes(session, path, change)) {
      case Outcome.Done<DirectoryEntry> changed -> Outcome.done(path);
      case Outcome.Refused<DirectoryEntry>(Refusal refusal) -> new Outcome.Refused<>(refusal);
    };
  }
}
