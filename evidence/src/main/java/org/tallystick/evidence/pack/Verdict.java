package org.tallystick.evidence.pack;

import java.util.List;

/// What the verifier says of a pack.
public sealed interface Verdict {

  /// The pack proves this.
  ///
  /// @param sentence the claim, as its maker put it
  /// @param limits what is not claimed, as its maker put it
  /// @param notes what the reader must know to believe it: whose keys, whose clock, which sessions
  record Accepted(String sentence, List<String> limits, List<String> notes) implements Verdict {
    public Accepted {
      limits = List.copyOf(limits);
      notes = List.copyOf(notes);
    }
  }

  /// The pack proves nothing.
  ///
  /// @param why subject, what was found, what was expected
  record Refused(String why) implements Verdict {}
}
