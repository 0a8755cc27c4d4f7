package org.tallystick.proof;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.ledger.LogId;
import org.tallystick.platform.InvalidSettingException;

/// The public halves of the logs' keys, and who vouches for them.
@Stateless
@RolesAllowed({"operator", "auditor", "administrator"})
public class PublishedKeys {

  @Inject private KeyEras eras;
  @Inject private KeyRing ring;
  @Inject private Checkpoints checkpoints;
  @Inject private LogIdentity identity;

  /// @return empty when the log has not been signed yet
  public Optional<LogKeyState> of(LogId log) {
    List<KeyEra> known = eras.eras(log);
    return known.isEmpty() ? Optional.empty() : Optional.of(state(log, known));
  }

  private LogKeyState state(LogId log, List<KeyEra> known) {
    VerifierKey current = known.getLast().key();
    try {
      boolean lost = ring.isLost(log, current);
      return new LogKeyState(known, ring.pending(log, current, lost), lost);
    } catch (InvalidSettingException readByOthers) {
      // There, and not usable before its rights are mended: that is said where nothing is signed.
      return new LogKeyState(known, Optional.empty(), false);
    }
  }

  /// What whoever checks the log needs to know its keys by: file names and contents.
  ///
  /// @return empty when the log has not been signed yet
  public Optional<SequencedMap<String, byte[]>> files(LogId log) {
    return checkpoints.latest(log).map(newest -> identity.files(log, newest));
  }
}
