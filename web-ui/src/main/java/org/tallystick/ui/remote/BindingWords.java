package org.tallystick.ui.remote;

import org.tallystick.remote.NewBinding;
import org.tallystick.remote.PollSchedule;
import org.tallystick.remote.RemoteBinding;

/// What is agreed of an interface and a remote server, for people.
public final class BindingWords {

  private BindingWords() {}

  public static String of(RemoteBinding binding, boolean fetches) {
    NewBinding terms = binding.terms();
    String where = terms.directory().text() + " of " + terms.server() + ", ";
    if (!fetches) {
      return where
          + (terms.schedule() instanceof PollSchedule.At times ? times.text() : "at once")
          + ", as "
          + terms.partName()
          + " until it is whole";
    }
    return where
        + terms.schedule().text()
        + ", stable for "
        + terms.stable().toSeconds()
        + " s, then "
        + terms.habit().words();
  }
}
