package org.tallystick.proof;

import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.note.VerifierKey;

/// Which keys have signed a log, and how the newest one is doing.
///
/// @param eras the oldest first
/// @param pending signs from the next checkpoint on
/// @param lost whether the private half of the newest one is not there, so that nothing is signed
public record LogKeyState(List<KeyEra> eras, Optional<VerifierKey> pending, boolean lost) {

  public LogKeyState {
    eras = List.copyOf(eras);
  }

  public VerifierKey current() {
    return eras.getLast().key();
  }
}
