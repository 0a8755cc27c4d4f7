package org.tallystick.handout;

import java.time.Instant;
import java.util.SequencedMap;
import org.tallystick.evidence.tlog.TreeSize;

/// A log at one signed checkpoint.
///
/// @param notes what lies beside the tiles, by name: the checkpoint, and what says whose signature counts
/// @param signedAt when the head the checkpoint ends with was written
/// @param keyedAt since when what lies beside the checkpoint is as it is
/// @param begunAt when the log began: what tiles show as its time, so that a later mirror fetches no tile again
record FrozenLog(
    TreeSize size,
    SequencedMap<String, byte[]> notes,
    Instant signedAt,
    Instant keyedAt,
    Instant begunAt) {

  static final String CHECKPOINT = "checkpoint";

  Instant timeOf(String note) {
    return note.equals(CHECKPOINT) ? signedAt : keyedAt;
  }
}
