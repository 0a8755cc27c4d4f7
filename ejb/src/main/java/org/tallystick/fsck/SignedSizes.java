package org.tallystick.fsck;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.MalformedNoteException;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.tlog.CompactTree;
import org.tallystick.proof.CheckpointDirectory;

/// The signed checkpoints of one log, in the database and in the checkpoint directory (rules R4 and R8).
final class SignedSizes {

  private static final String PORTION =
      "select size, note from signed_checkpoint where log_id = ? and size > ?"
          + " order by log_id, size fetch first 500 rows only";

  private final StoredLog log;
  private final Rows rows;
  private final Findings findings;
  private final KeptCheckpoints kept;
  private final SigningEras eras;
  private final Deque<Signed> stored = new ArrayDeque<>();
  private final Map<Long, Signed> outside = new HashMap<>();
  private long read;
  private boolean any;

  private record Signed(String where, long size, byte[] note) {}

  /// @param from what an earlier check has seen
  SignedSizes(StoredLog log, Rows rows, Findings findings, KeptCheckpoints kept, long from) {
    this.log = log;
    this.rows = rows;
    this.findings = findings;
    this.kept = kept;
    this.read = from;
    this.eras = SigningEras.read(log, rows, findings);
    more();
    any = from > 0 || !stored.isEmpty();
    readDirectory();
  }

  private void more() {
    rows.each(
        PORTION,
        row -> {
          long size = row.getLong("size");
          stored.add(
              new Signed(
                  "log " + log.id() + ", checkpoint of size " + size, size, row.getBytes("note")));
        },
        log.id().value(),
        read);
    if (!stored.isEmpty()) {
      read = stored.getLast().size();
    }
  }

  private void readDirectory() {
    for (SigningEras.Era era : eras.eras()) {
      String file = CheckpointDirectory.fileName(log.id(), era.key());
      String where = "checkpoint " + kept.directory().resolve(file);
      Optional<byte[]> note = kept.note(file);
      if (note.isEmpty() && any && eras.newest().equals(Optional.of(era.key()))) {
        findings.damage("R8", where, "none that can be read", "the last one that was signed");
      }
      note.ifPresent(bytes -> outside(where, bytes));
    }
  }

  private void outside(String where, byte[] note) {
    try {
      long size = Checkpoint.of(SignedNote.parse(note)).size().value();
      outside.put(size, new Signed(where, size, note));
    } catch (MalformedNoteException malformed) {
      findings.damage("R8", where, malformed.getMessage(), "the last one that was signed");
    }
  }

  /// The log has grown by a leaf.
  void at(CompactTree tree, boolean maySign) {
    long size = tree.size().value();
    while (!stored.isEmpty() && stored.getFirst().size() <= size) {
      Signed signed = stored.removeFirst();
      check(signed, tree, maySign);
      if (stored.isEmpty()) {
        more();
      }
    }
    Signed kept = outside.remove(size);
    if (kept != null) {
      check(kept, tree, maySign);
    }
  }

  private void check(Signed signed, CompactTree tree, boolean maySign) {
    try {
      SignedNote note = SignedNote.parse(signed.note());
      Checkpoint checkpoint = Checkpoint.of(note);
      findings.same("R8", signed.where() + ", origin", checkpoint.origin(), log.origin().value());
      findings.same("R8", signed.where() + ", size", checkpoint.size(), tree.size());
      findings.same("R8", signed.where() + ", root", checkpoint.root(), tree.root());
      if (!maySign) {
        findings.damage("R4", signed.where(), "a log that does not end with a head", "a head");
      }
      if (!eras.haveSigned(note, signed.size())) {
        findings.damage(
            "R8", signed.where(), "no right signature", "that of the log's key of its time");
      }
    } catch (MalformedNoteException malformed) {
      findings.damage("R8", signed.where(), malformed.getMessage(), "a signed checkpoint");
    }
  }

  /// All leaves are read.
  void end(long size) {
    stored.forEach(signed -> tooLong(signed, size));
    outside.values().forEach(signed -> tooLong(signed, size));
  }

  private void tooLong(Signed signed, long size) {
    if (signed.size() > size) {
      findings.damage(
          "R8",
          signed.where(),
          "a log of only " + size + " leaves",
          signed.size() + " or more; restore a database that is not older");
    }
  }
}
