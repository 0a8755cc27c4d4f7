package org.tallystick.proof;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.ledger.ConfigurationChange;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.LedgerTransaction;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.CallerName;
import org.tallystick.platform.InvalidSettingException;

/// An administrator gives a log another key: after a while, when somebody who knew the key has left, or because it is lost.
///
/// The key that follows is announced by a `config.changed` in `system` and in the log itself; {@link KeyRing} does the rest when the log is signed next.
/// Asked for twice, it is done once.
@Stateless
@RolesAllowed("administrator")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyRotation {

  @Inject private Ledger ledger;
  @Inject private KeyRing ring;
  @Resource private SessionContext context;

  /// The key that signs now names the one that follows.
  public KeyAnnounced rotate(LogId log) {
    return announce(log, false);
  }

  /// A key follows that nobody but the SFTP host key vouches for, because the one before is lost. What that one has signed stays as good as it was.
  public KeyAnnounced beginAnew(LogId log) {
    return announce(log, true);
  }

  /// @param fresh whether it is still to be announced in the log itself, and armed
  private record Announcement(KeyAnnounced answer, boolean fresh) {}

  private KeyAnnounced announce(LogId log, boolean lost) {
    String user = CallerName.in(context);
    Announcement announced =
        ledger.append(LogId.SYSTEM, transaction -> announce(transaction, log, lost, user));
    if (announced.fresh()
        && announced.answer() instanceof KeyAnnounced.Done(VerifierKey current, VerifierKey next)) {
      if (!log.isOwn()) {
        ConfigurationChange change = change(log, lost, current, next);
        ledger.append(log, transaction -> transaction.append(change.by(user)));
      }
      ring.arm(log, lost);
    }
    return announced.answer();
  }

  private Announcement announce(
      LedgerTransaction transaction, LogId log, boolean lost, String user) {
    Optional<VerifierKey> newest = ring.newest(log);
    if (newest.isEmpty()) {
      return refused("TLY-0630 log " + log + ": there is none, or it has not been signed yet");
    }
    VerifierKey current = newest.get();
    try {
      if (ring.isLost(log, current) != lost) {
        return refused(lost ? notLost(log, current) : isLost(log, current));
      }
      Optional<VerifierKey> pending = ring.pending(log, current, lost);
      if (pending.isPresent()) {
        return new Announcement(new KeyAnnounced.Done(current, pending.get()), false);
      }
      VerifierKey next = ring.prepare(log, current);
      transaction.append(change(log, lost, current, next).by(user));
      return new Announcement(new KeyAnnounced.Done(current, next), true);
    } catch (InvalidSettingException readable) {
      return refused(String.valueOf(readable.getMessage()));
    }
  }

  private static Announcement refused(String why) {
    return new Announcement(new KeyAnnounced.Refused(why), false);
  }

  private static ConfigurationChange change(
      LogId log, boolean lost, VerifierKey current, VerifierKey next) {
    return new ConfigurationChange(
        lost ? "log key lost, another begun" : "log key rotated",
        "log " + log,
        current.toString(),
        next.toString());
  }

  private static String isLost(LogId log, VerifierKey current) {
    return "TLY-0631 log "
        + log
        + ": its key "
        + current.keyId()
        + " is lost, so it cannot name another; put its file back, or begin with another key";
  }

  private static String notLost(LogId log, VerifierKey current) {
    return "TLY-0632 log "
        + log
        + ": its key "
        + current.keyId()
        + " is there; rotate it, so that it names the one that follows";
  }
}
