package org.tallystick.archive;

import static org.tallystick.directory.Refusal.Reason.IS_A_DIRECTORY;
import static org.tallystick.directory.Refusal.Reason.NOT_AGREED;
import static org.tallystick.directory.Refusal.Reason.NO_SUCH_PATH;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.tallystick.directory.DirectoryEntry;
import org.tallystick.directory.DirectoryTree;
import org.tallystick.directory.Outcome;
import org.tallystick.directory.Refusal;
import org.tallystick.directory.Refusals;
import org.tallystick.directory.TreeRules;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.ledger.Ledger;
import org.tallystick.partner.PartnerSession;

/// A partner asks for the checksum of a whole file, to compare it with its own copy.
///
/// That is a question about attributes, as STAT is, and no reading: the session sums it up. It is answered where the account may read, and nowhere else. The checksum of a part of a
/// file says what is in it, so it is given on files that are open only.
@Stateless
@RolesAllowed("partner")
public class Checksums {

  @Inject private Ledger ledger;
  @Inject private TreeRules rules;
  @Inject private DirectoryTree tree;
  @Inject private Contents contents;
  @Inject private ContentChecksums checksums;

  /// What stands at the path now. An upload that is not closed has no checksum yet.
  public Outcome<Checksummed> find(PartnerSession session, RawPath path) {
    Outcome<DirectoryEntry> found =
        rules
            .enter(session, path.parent().orElse(RawPath.ROOT))
            .then(directory ->
                tree.entry(session.log(), path)
                    .map(Outcome::done)
                    .orElseGet(
                        () -> Outcome.refused(NO_SUCH_PATH, path.text() + ": no such file")));
    return switch (found) {
      case Outcome.Done<DirectoryEntry>(DirectoryEntry entry) when entry.isDirectory() ->
          Outcome.refused(IS_A_DIRECTORY, path.text() + ": is a directory, expected a file");
      case Outcome.Done<DirectoryEntry>(DirectoryEntry entry) -> Outcome.done(of(entry));
      case Outcome.Refused<DirectoryEntry>(Refusal refusal) -> refused(session, path, refusal);
    };
  }

  /// Of the version that is open, whatever happened to its name since.
  public Checksummed of(OpenedDownload download) {
    return of(download.entry());
  }

  private Checksummed of(DirectoryEntry entry) {
    return new Checksummed(StoredContent.of(entry), contents, checksums);
  }

  private Outcome<Checksummed> refused(PartnerSession session, RawPath path, Refusal refusal) {
    if (refusal.reason() == NOT_AGREED) {
      ledger.append(
          session.log(),
          transaction ->
              transaction.append(Refusals.event(session, "compute a checksum", path, refusal)));
    }
    return new Outcome.Refused<>(refusal);
  }
}
