package org.tallystick.proof;

import org.tallystick.evidence.note.VerifierKey;

/// What came of an attempt to give a log another key.
public sealed interface KeyAnnounced {

  /// It signs from the log's next checkpoint on, at most a minute from now; of the anchor log, from its next anchor on.
  record Done(VerifierKey current, VerifierKey next) implements KeyAnnounced {}

  /// @param why what was found, and what to do instead
  record Refused(String why) implements KeyAnnounced {}
}
