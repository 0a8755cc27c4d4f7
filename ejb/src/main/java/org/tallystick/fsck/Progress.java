package org.tallystick.fsck;

import org.tallystick.proof.LastCheck;

/// How far a check is, for people.
final class Progress {

  private Progress() {}

  static String said(LastCheck check) {
    return check.done()
        + " of "
        + check.total()
        + " leaves and contents, "
        + (check.isClean() ? "nothing" : check.findings() + " things")
        + " wrong so far";
  }
}
