package org.tallystick.claim;

import java.time.Instant;
import java.util.Optional;
import org.tallystick.evidence.name.RawPath;
import org.tallystick.evidence.note.Checkpoint;
import org.tallystick.evidence.note.SignedNote;
import org.tallystick.evidence.note.TlogProof;
import org.tallystick.evidence.tlog.Origin;
import org.tallystick.ledger.LedgerPosition;
import org.tallystick.ledger.LogId;

/// What somebody wants proven.
public sealed interface ClaimRequest {

  LogId log();

  /// The file of this `file.received` or `file.delivered` event was received or delivered.
  ///
  /// @param event of a document that we placed: its first delivery
  /// @param withContent whether the pack is to hold the file
  record FileMoved(LedgerPosition event, boolean withContent) implements ClaimRequest {
    @Override
    public LogId log() {
      return event.log();
    }
  }

  /// What a directory held, be it nothing.
  ///
  /// @param full with every leaf of the period, so that nothing has to be trusted
  record DirectoryHeld(LogId log, RawPath path, Period period, boolean full)
      implements ClaimRequest {}

  /// Nothing was removed, inserted or back-dated since a checkpoint.
  ///
  /// @param earlier as the other party has kept it
  record LogUnchanged(LogId log, SignedNote earlier) implements ClaimRequest {

    /// @param kept a signed checkpoint, or a receipt, which holds one
    /// @throws IllegalArgumentException when it is neither
    public static LogUnchanged since(byte[] kept) {
      SignedNote note;
      try {
        note = TlogProof.parse(kept).checkpoint();
      } catch (IllegalArgumentException noReceipt) {
        note = SignedNote.parse(kept);
      }
      Origin origin = new Origin(Checkpoint.of(note).origin());
      return new LogUnchanged(new LogId(origin.logId()), note);
    }
  }

  /// The partner listed the directory while this document was in it, and had not opened it by the deadline.
  ///
  /// @param until now when empty
  record ListedNotRead(LedgerPosition document, Optional<Instant> until) implements ClaimRequest {
    @Override
    public LogId log() {
      return document.log();
    }
  }

  /// Who signed in, and with which key.
  record Sessions(LogId log, Period period) implements ClaimRequest {}
}
