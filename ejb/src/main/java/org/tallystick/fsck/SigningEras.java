package org.tallystick.fsck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tallystick.evidence.RefusedException;
import org.tallystick.evidence.note.MalformedNoteException;
import org.tallystick.evidence.note.Policy;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.VerifierKey;
import org.tallystick.evidence.owner.KeyChange;
import org.tallystick.evidence.tlog.TreeSize;

/// Which key signs a log from which size on, and whether the one before names it (rule R8).
record SigningEras(List<Era> eras) {

  private static final String ERAS =
      "select k.since, k.vkey, c.note from log_key k"
          + " left join key_change c on c.log_id = k.log_id and c.since = k.since"
          + " where k.log_id = ? order by k.since";

  SigningEras {
    eras = List.copyOf(eras);
  }

  /// @param change what the key before says of this one
  record Era(long since, VerifierKey key, Optional<byte[]> change) {}

  static SigningEras read(StoredLog log, Rows rows, Findings findings) {
    List<Era> eras = new ArrayList<>();
    rows.each(
        ERAS,
        row ->
            eras.add(
                new Era(
                    row.getLong("since"),
                    VerifierKey.parse(row.getString("vkey")),
                    Optional.ofNullable(row.getBytes("note")))),
        log.id().value());
    for (int i = 1; i < eras.size(); i++) {
      check(
          "log " + log.id() + ", key of size " + eras.get(i).since(),
          eras.get(i - 1),
          eras.get(i),
          findings);
    }
    return new SigningEras(eras);
  }

  private static void check(String where, Era before, Era after, Findings findings) {
    if (after.change().isEmpty()) {
      findings.note(
          "R8",
          where,
          "begun without the key before it, which was lost",
          "a note of that key; only the host key vouches for this one");
      return;
    }
    try {
      KeyChange change =
          KeyChange.verify(
              SignedNote.parse(after.change().get()), Policy.ofLogs(List.of(before.key())));
      findings.same(
          "R8",
          where,
          change,
          new KeyChange(before.key(), after.key(), new TreeSize(after.since())));
    } catch (MalformedNoteException | RefusedException refused) {
      findings.damage("R8", where, refused.getMessage(), "a note of the key before it");
    }
  }

  Optional<VerifierKey> newest() {
    return eras.isEmpty() ? Optional.empty() : Optional.of(eras.getLast().key());
  }

  /// Whether the key of its time has signed the note: that of its era, or of the one that ends with this size.
  boolean haveSigned(SignedNote note, long size) {
    return eras.stream()
        .anyMatch(era -> mayHaveSigned(era, size) && note.verify(era.key()).isAccepted());
  }

  private boolean mayHaveSigned(Era era, long size) {
    return era.since() <= size
        && eras.stream().noneMatch(later -> later.since() > era.since() && later.since() < size);
  }
}
