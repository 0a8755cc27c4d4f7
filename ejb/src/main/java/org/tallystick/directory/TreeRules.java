package org.tallystick.directory;

import static org.tallystick.directory.Refusal.Reason.NOT_AGREED;
import static org.tallystick.directory.Refusal.Reason.NOT_A_DIRECTORY;
import static org.tallystick.directory.Refusal.Reason.NO_SUCH_PATH;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.partner.Agreements;
import org.tallystick.partner.Direction;
import org.tallystick.partner.ExchangeFolder;
import org.tallystick.partner.PartnerInterface;
import org.tallystick.partner.PartnerSession;

/// What the agreed interfaces allow a partner to do where.
@ApplicationScoped
public class TreeRules {

  @Inject private Agreements agreements;
  @Inject private DirectoryTree tree;

  /// Look into a directory.
  public Outcome<RawPath> enter(PartnerSession session, RawPath directory) {
    if (!agreements.mayEnter(session, directory) && !directory.isRoot()) {
      return Outcome.refused(NOT_AGREED, directory.text() + ": this account has no interface here");
    }
    return directory(session, directory);
  }

  /// Add, change or take away a name strictly below an interface's directory.
  public Outcome<PartnerInterface> change(PartnerSession session, RawPath path) {
    if (ExchangeFolder.holds(path)) {
      return Outcome.refused(
          NOT_AGREED,
          path.text() + ": only the archive writes below " + ExchangeFolder.PATH.text());
    }
    Optional<PartnerInterface> agreed =
        agreements.covering(session, path).filter(covering -> !path.equals(covering.directory()));
    return agreed
        .map(Outcome::done)
        .orElseGet(() ->
            Outcome.refused(
                NOT_AGREED,
                path.text() + ": names can be changed only below the directories agreed with you"));
  }

  /// Send a file to this path.
  public Outcome<PartnerInterface> send(PartnerSession session, RawPath path) {
    return change(session, path)
        .then(agreed ->
            agreed.direction() == Direction.INBOUND
                ? Outcome.done(agreed)
                : Outcome.refused(
                    NOT_AGREED,
                    path.text()
                        + ": "
                        + agreed.directory().text()
                        + " holds files for you to fetch; nothing is sent there"));
  }

  /// The interface by which we send what stands at the path; empty where we send nothing.
  public Optional<PartnerInterface> sender(PartnerSession session, RawPath path) {
    return agreements
        .covering(session, path)
        .filter(agreed -> agreed.direction() == Direction.OUTBOUND);
  }

  /// The directory a path is in, which must be there.
  public Outcome<RawPath> parentOf(PartnerSession session, RawPath path) {
    return directory(session, path.parent().orElse(RawPath.ROOT));
  }

  private Outcome<RawPath> directory(PartnerSession session, RawPath directory) {
    if (tree.isDirectory(session.log(), directory)) {
      return Outcome.done(directory);
    }
    return tree.entry(session.log(), directory).isPresent()
        ? Outcome.refused(NOT_A_DIRECTORY, directory.text() + ": is a file, expected a directory")
        : Outcome.refused(NO_SUCH_PATH, directory.text() + ": no such directory");
  }
}
