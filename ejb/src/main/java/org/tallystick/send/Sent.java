package org.tallystick.send;

import java.util.Optional;
import org.tallystick.archive.Document;
import org.tallystick.archive.StoredContent;
import org.tallystick.ledger.LedgerPosition;

/// What became of an attempt to send a file. Faults are exceptions; they leave nothing behind, and the attempt can be repeated.
public sealed interface Sent {

  /// It is archived, on record and in the partner's directory.
  ///
  /// @param earlier the same bytes were sent before, and that is allowed or was confirmed
  record Placed(Document document, Optional<LedgerPosition> earlier) implements Sent {}

  /// An earlier attempt with the same key has done it; nothing was sent now.
  record Known(Document document) implements Sent {}

  /// Nothing was sent: the same bytes were, by the same interface.
  ///
  /// @param mayConfirm whether saying so once more sends them
  record SentBefore(Document earlier, StoredContent content, boolean mayConfirm) implements Sent {

    /// For people.
    public String sentence() {
      return "the same "
          + content.size()
          + " bytes were sent by interface "
          + earlier.interfaceId().orElse("")
          + " before, as "
          + earlier.name()
          + " at "
          + earlier.archivedAt()
          + " (document "
          + earlier.position()
          + ")";
    }
  }

  /// Nothing was sent.
  ///
  /// @param sentence subject, found, expected, next step
  record Refused(Reason reason, String sentence) implements Sent {}

  /// Why nothing was sent.
  enum Reason {
    UNKNOWN_INTERFACE,
    NOT_OUTBOUND,
    /// Something that is not to be replaced has the name.
    OCCUPIED,
    /// The key stands for another attempt.
    KEY_TAKEN,
    /// The bytes do not hash to what was promised.
    OTHER_BYTES,
    TOO_LARGE,
    NO_SPACE,
    ERASED
  }
}
