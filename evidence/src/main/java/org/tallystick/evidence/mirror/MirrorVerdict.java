package org.tallystick.evidence.mirror;

import java.util.List;

/// What a mirror is worth.
public sealed interface MirrorVerdict {

  /// @param sentence what holds
  /// @param notes what the reader should know or decide
  /// @param limits what a mirror cannot show
  record Accepted(String sentence, List<String> notes, List<String> limits)
      implements MirrorVerdict {
    public Accepted {
      notes = List.copyOf(notes);
      limits = List.copyOf(limits);
    }
  }

  /// @param why subject, found, expected
  record Refused(String why) implements MirrorVerdict {}
}
