package org.tallystick.evidence.witness;

import org.tallystick.evidence.note.SignatureLine;
import org.tallystick.evidence.tlog.TreeSize;

/// What a witness says of a checkpoint.
public sealed interface WitnessAnswer {

  /// It has seen the log grow.
  record Cosigned(SignatureLine line) implements WitnessAnswer {}

  /// It wants to be shown how the log grew since it had that size.
  record Elsewhere(TreeSize size) implements WitnessAnswer {}

  /// It has cosigned something of this log that the log is not the continuation of: the log was rewritten, or its key is used elsewhere.
  ///
  /// @param why for people
  record Contradicts(String why) implements WitnessAnswer {}

  /// No cosignature this time.
  ///
  /// @param why for people, with the next step
  record Silent(String why) implements WitnessAnswer {}
}
