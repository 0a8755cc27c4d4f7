package org.tallystick.ui.past;

import java.util.List;
import java.util.Optional;
import org.tallystick.past.DirectoryChange;
import org.tallystick.past.DirectoryPast;
import org.tallystick.past.DirectoryState;

/// A directory at a moment, with the changes on both sides of it.
///
/// @param last the newest change so far
/// @param next the one that ended what is shown
record Shown(
    PastAddress address,
    DirectoryState state,
    Optional<DirectoryChange> last,
    Optional<DirectoryChange> next) {

  static Shown read(DirectoryPast past, PastAddress address) {
    DirectoryState state = past.state(address.place(), address.at());
    List<DirectoryChange> around = past.changes(address.place(), state.change() + 1, 2);
    return new Shown(
        address, state, numbered(around, state.change()), numbered(around, state.change() + 1));
  }

  private static Optional<DirectoryChange> numbered(List<DirectoryChange> changes, long number) {
    return changes.stream().filter(change -> change.number() == number).findFirst();
  }
}
