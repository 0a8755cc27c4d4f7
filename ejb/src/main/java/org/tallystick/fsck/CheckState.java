package org.tallystick.fsck;

import java.util.Optional;
import org.tallystick.proof.LastCheck;

/// Where checking everything that is stored stands.
///
/// @param last the newest check that was ended
/// @param running the one under way
/// @param wanted whether somebody asked for one that has not begun
public record CheckState(Optional<FsckReport> last, Optional<LastCheck> running, boolean wanted) {

  public boolean isUnderWay() {
    return wanted || running.isPresent();
  }
}
