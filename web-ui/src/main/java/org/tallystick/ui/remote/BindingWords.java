package org.tallystick.ui.remote;

import org.tallystick.remote.NewBinding;
import org.tallystick.remote.RemoteBinding;

/// What is agreed of an interface and a remote server, for people.
public final class BindingWords {

  private BindingWords() {}

  public static String of(RemoteBinding binding) {
    NewBinding terms = binding.terms();
    return terms.directory().text()
        + " of "
        + terms.server()
        + ", "
        + terms.schedule().text()
        + ", stable for "
        + terms.stable().toSeconds()
        + " s, then "
        + terms.habit().words();
  }
}
